import type {
  DeleteCdnDomainRequest,
  DeleteCdnDomainResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { forgetPlace } from '../edge/places.ts'
import { findDomainThatIs } from '../lifecycle.ts'
import { cdnDomains } from '../model.ts'

/** Only a domain that was stopped. */
export const deleteCdnDomain: Action<DeleteCdnDomainRequest, DeleteCdnDomainResponse> = (
  { Domain },
  { world },
) => {
  const { domain } = findDomainThatIs(world, Domain, 'offline')
  cdnDomains(world).delete(domain)
  forgetPlace(world, domain)
  forgetTags(world, resourceName(world, 'cdnDomain', '', domain))
  return {}
}
