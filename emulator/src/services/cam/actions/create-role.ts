import type {
  CreateRoleRequest,
  CreateRoleResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import { randomText } from '../../../engine/ids.ts'
import { quotaOf } from '../../../engine/quotas.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { chinaTime } from '../../timestamps.ts'
import { limits, longestSession, usualSession } from '../limits.ts'
import { type Role, roles } from '../model.ts'
import { checkLength, checkName } from '../names.ts'
import { parseTrust } from '../trust.ts'

export const createRole: Action<CreateRoleRequest, CreateRoleResponse> = (request, { world }) => {
  supportOnly(request, ['RoleName', 'PolicyDocument', 'Description', 'SessionDuration', 'Tags'])
  const { RoleName, PolicyDocument, Description = '', SessionDuration = usualSession } = request
  checkName(RoleName, 'InvalidParameter.RoleNameError')
  checkLength(PolicyDocument)
  parseTrust(PolicyDocument)
  if (SessionDuration < 1 || SessionDuration > longestSession) {
    throw new CloudError(
      'InvalidParameter.ParamError',
      `SessionDuration must be 1 to ${longestSession} seconds.`,
    )
  }
  const tags = readTags(request.Tags)
  if (roles(world).has(RoleName)) {
    throw new CloudError('InvalidParameter.RoleNameInUse', `A role is called ${RoleName} already.`)
  }
  const quota = quotaOf(world, 'cam.roles', limits.roles)
  if (roles(world).size >= quota) {
    throw new CloudError('InvalidParameter.RoleFull', `An account can have ${quota} roles.`)
  }

  const now = chinaTime(world.clock.now())
  const role: Role = {
    roleId: `4611686${randomText(12, '0123456789')}`,
    roleName: RoleName,
    trust: PolicyDocument,
    description: Description,
    sessionDuration: SessionDuration,
    addTime: now,
    updateTime: now,
    attachments: [],
  }
  roles(world).set(RoleName, role)
  setTags(world, resourceName(world, 'role', '', RoleName), tags)
  return { RoleId: role.roleId }
}
