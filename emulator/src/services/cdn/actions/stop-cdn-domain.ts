import type {
  StopCdnDomainRequest,
  StopCdnDomainResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import type { Action } from '../../service.ts'
import { deploy, findDomainThatIs } from '../lifecycle.ts'

export const stopCdnDomain: Action<StopCdnDomainRequest, StopCdnDomainResponse> = ({ Domain }, { world }) => {
  deploy(world, findDomainThatIs(world, Domain, 'online'), 'closing')
  return {}
}
