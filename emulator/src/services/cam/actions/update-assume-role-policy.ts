import type {
  UpdateAssumeRolePolicyRequest,
  UpdateAssumeRolePolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { chinaTime } from '../../timestamps.ts'
import { findRole } from '../find.ts'
import { roles } from '../model.ts'
import { checkLength } from '../names.ts'
import { parseTrust } from '../trust.ts'

export const updateAssumeRolePolicy: Action<UpdateAssumeRolePolicyRequest, UpdateAssumeRolePolicyResponse> = (
  { RoleName, RoleId, PolicyDocument },
  { world },
) => {
  const role = findRole(world, RoleName, RoleId)
  checkLength(PolicyDocument)
  parseTrust(PolicyDocument)
  const updateTime = chinaTime(world.clock.now())
  roles(world).set(role.roleName, { ...role, trust: PolicyDocument, updateTime })
  return {}
}
