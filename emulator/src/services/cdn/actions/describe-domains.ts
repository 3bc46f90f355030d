import type {
  DescribeDomainsRequest,
  DescribeDomainsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { limits } from '../limits.ts'
import { selectDomains } from '../select.ts'
import { showBriefDomain } from '../views.ts'

export const describeDomains: Action<DescribeDomainsRequest, DescribeDomainsResponse> = (
  request,
  { world },
) => {
  const found = selectDomains(world, request.Filters)
  const page = pageOf(found, request, { ...limits.perPage, code: 'InvalidParameter.CdnParamError' })
  return { TotalNumber: found.length, Domains: page.map((one) => showBriefDomain(world, one)) }
}
