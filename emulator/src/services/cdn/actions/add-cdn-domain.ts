import type {
  AddCdnDomainRequest,
  AddCdnDomainResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { checkSettings } from '../check-settings.ts'
import { invalidHost } from '../errors.ts'
import { readArea, readServiceType } from '../kinds.ts'
import { deploy } from '../lifecycle.ts'
import { limits } from '../limits.ts'
import { type CdnDomain, cdnDomains } from '../model.ts'
import { checkOwnership } from '../ownership.ts'
import { applySettings, settingNames } from '../settings.ts'

const form = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/** https://cloud.tencent.com/document/api/228/41123 */
export const addCdnDomain: Action<AddCdnDomainRequest, AddCdnDomainResponse> = (request, { world }) => {
  supportOnly(request, ['Domain', 'ServiceType', 'Area', 'ProjectId', 'Tag', ...settingNames])
  const { Domain: domain } = request
  if (domain.length > limits.domainLength) {
    throw new CloudError('InvalidParameter.CdnHostTooLongHost', '域名过长。')
  }
  if (!form.test(domain)) throw invalidHost(`\`${domain}\` is not a domain.`)
  if (cdnDomains(world).has(domain)) {
    throw new CloudError('ResourceInUse.CdnHostExists', '域名已存在。')
  }
  if (cdnDomains(world).size >= limits.domains) {
    throw new CloudError('LimitExceeded.CdnUserTooManyHosts', '域名数量超出限制。')
  }
  checkSettings(world, domain, request)
  checkOwnership(world, domain)
  const tags = readTags(request.Tag)

  const now = world.clock.now()
  const created: CdnDomain = {
    domain,
    resourceId: world.ids.next('cdn'),
    status: 'processing',
    projectId: request.ProjectId ?? 0,
    serviceType: readServiceType(request.ServiceType),
    area: readArea(request.Area),
    settings: applySettings(domain, {}, request),
    createdAt: now,
    updatedAt: now,
  }
  setTags(world, resourceName(world, 'cdnDomain', '', domain), tags)
  deploy(world, created, 'processing')
  return {}
}
