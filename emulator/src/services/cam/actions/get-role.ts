import type {
  GetRoleRequest,
  GetRoleResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { findRole } from '../find.ts'
import { showRole } from '../view.ts'

export const getRole: Action<GetRoleRequest, GetRoleResponse> = ({ RoleName, RoleId }, { world }) => ({
  RoleInfo: showRole(world, findRole(world, RoleName, RoleId)),
})
