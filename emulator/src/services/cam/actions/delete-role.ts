import type {
  DeleteRoleRequest,
  DeleteRoleResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { findRole } from '../find.ts'
import { roles } from '../model.ts'

/** Its policies are detached with it; sessions that have it can do nothing from then on. */
export const deleteRole: Action<DeleteRoleRequest, DeleteRoleResponse> = (
  { RoleName, RoleId },
  { world },
) => {
  const { roleName } = findRole(world, RoleName, RoleId)
  roles(world).delete(roleName)
  forgetTags(world, resourceName(world, 'role', '', roleName))
  return {}
}
