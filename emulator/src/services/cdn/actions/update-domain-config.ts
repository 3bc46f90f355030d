import type {
  UpdateDomainConfigRequest,
  UpdateDomainConfigResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkSettings } from '../check-settings.ts'
import { readArea, readServiceType } from '../kinds.ts'
import { deploy, findDomainThatIs } from '../lifecycle.ts'
import { cdnDomains } from '../model.ts'
import { applySettings, settingNames } from '../settings.ts'

/** Each part that is given replaces the former one as a whole. https://cloud.tencent.com/document/api/228/41116 */
export const updateDomainConfig: Action<UpdateDomainConfigRequest, UpdateDomainConfigResponse> = (
  request,
  { world },
) => {
  supportOnly(request, ['Domain', 'ServiceType', 'Area', 'ProjectId', ...settingNames])
  const domain = findDomainThatIs(world, request.Domain, 'online', 'offline')
  checkSettings(world, domain.domain, request)
  const changed = {
    ...domain,
    projectId: request.ProjectId ?? domain.projectId,
    serviceType: readServiceType(request.ServiceType ?? domain.serviceType),
    area: readArea(request.Area ?? domain.area),
    settings: applySettings(domain.domain, domain.settings, request),
  }
  // A domain that is off stays so, and has nothing to deploy.
  if (domain.status === 'online') deploy(world, changed, 'processing')
  else cdnDomains(world).set(domain.domain, { ...changed, updatedAt: world.clock.now() })
  return {}
}
