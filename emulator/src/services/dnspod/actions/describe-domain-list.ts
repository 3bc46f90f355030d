import type {
  DescribeDomainListRequest,
  DescribeDomainListResponse,
  DomainCountInfo,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import { CloudError } from '../../../errors.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { limits } from '../limits.ts'
import { type Domain, domains } from '../model.ts'
import { domainTags, showListedDomain } from '../views.ts'

/** No zone is an error rather than an empty list. https://cloud.tencent.com/document/api/1427/56172 */
export const describeDomainList: Action<DescribeDomainListRequest, DescribeDomainListResponse> = (
  request,
  { world },
) => {
  supportOnly(request, ['Type', 'Offset', 'Limit', 'Keyword', 'Tags'])
  const { Type = 'ALL', Keyword = '', Tags = [] } = request
  const hasTags = (domain: Domain) => {
    const tags = domainTags(world, domain)
    return Tags.every(({ TagKey, TagValue }) => {
      const value = tags[TagKey]
      return value !== undefined && (!TagValue?.length || TagValue.includes(value))
    })
  }
  const all = ['ALL', 'MINE'].includes(Type) ? [...domains(world).values()] : []
  const found = all.filter((domain) => domain.name.includes(Keyword) && hasTags(domain))
  if (found.length === 0) throw new CloudError('ResourceNotFound.NoDataOfDomain', '域名列表为空。')
  const page = pageOf(found, request, {
    ...limits.domainsPerPage,
    code: 'InvalidParameterValue.LimitInvalid',
  })
  return {
    DomainCountInfo: count(found.length, domains(world).size),
    DomainList: page.map((domain) => showListedDomain(world, domain)),
  }
}

/** All zones of the emulated account are its own, on the free plan and in order. */
function count(found: number, all: number): DomainCountInfo {
  return {
    DomainTotal: found,
    AllTotal: all,
    MineTotal: all,
    ShareTotal: 0,
    VipTotal: 0,
    PauseTotal: 0,
    ErrorTotal: 0,
    LockTotal: 0,
    SpamTotal: 0,
    VipExpire: 0,
    ShareOutTotal: 0,
    GroupTotal: 0,
  }
}
