import type { RoleInfo } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { asKeyValue, type Tags } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import type { Role } from './model.ts'

export function roleTags(world: World, { roleName }: Role): Tags {
  return tagsOf(world, resourceName(world, 'role', '', roleName))
}

export function showRole(world: World, role: Role): RoleInfo {
  return {
    RoleId: role.roleId,
    RoleName: role.roleName,
    PolicyDocument: role.trust,
    Description: role.description,
    AddTime: role.addTime,
    UpdateTime: role.updateTime,
    ConsoleLogin: 0,
    RoleType: 'user',
    SessionDuration: role.sessionDuration,
    DeletionTaskId: '',
    Tags: asKeyValue(roleTags(world, role)),
    RoleArn: `qcs::cam::uin/${world.account.uin}:roleName/${role.roleName}`,
  }
}
