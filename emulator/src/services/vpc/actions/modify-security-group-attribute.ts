import type {
  ModifySecurityGroupAttributeRequest,
  ModifySecurityGroupAttributeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { tooLong } from '../errors.ts'
import { findSecurityGroup } from '../find.ts'
import { limits } from '../limits.ts'
import { securityGroups } from '../model.ts'

export const modifySecurityGroupAttribute: Action<
  ModifySecurityGroupAttributeRequest,
  ModifySecurityGroupAttributeResponse
> = ({ SecurityGroupId, GroupName, GroupDescription }, { world, region }) => {
  const group = findSecurityGroup(world, region, SecurityGroupId)
  const { name = group.name, description = group.description } = {
    name: GroupName,
    description: GroupDescription,
  }
  if (name.length > limits.nameLength) throw tooLong('GroupName', limits.nameLength)
  if (description.length > limits.descriptionLength)
    throw tooLong('GroupDescription', limits.descriptionLength)
  securityGroups(world).set(SecurityGroupId, { ...group, name, description, updatedAt: world.clock.now() })
  return {}
}
