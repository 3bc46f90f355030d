import type {
  DescribeDomainsConfigRequest,
  DescribeDomainsConfigResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { limits } from '../limits.ts'
import { selectDomains } from '../select.ts'
import { showDomain } from '../views.ts'

/** https://cloud.tencent.com/document/api/228/41117 */
export const describeDomainsConfig: Action<DescribeDomainsConfigRequest, DescribeDomainsConfigResponse> = (
  request,
  { world },
) => {
  supportOnly(request, ['Offset', 'Limit', 'Filters'])
  const found = selectDomains(world, request.Filters)
  const page = pageOf(found, request, { ...limits.perPage, code: 'InvalidParameter.CdnParamError' })
  return { TotalNumber: found.length, Domains: page.map((one) => showDomain(world, one)) }
}
