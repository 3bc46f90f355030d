import type {
  StartCdnDomainRequest,
  StartCdnDomainResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import type { Action } from '../../service.ts'
import { deploy, findDomainThatIs } from '../lifecycle.ts'

export const startCdnDomain: Action<StartCdnDomainRequest, StartCdnDomainResponse> = (
  { Domain },
  { world },
) => {
  deploy(world, findDomainThatIs(world, Domain, 'offline'), 'processing')
  return {}
}
