import type {
  DeleteSecurityGroupRequest,
  DeleteSecurityGroupResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { World } from '../../../engine/world.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { inUse } from '../errors.ts'
import { findSecurityGroup } from '../find.ts'
import { type SecurityGroup, securityGroups } from '../model.ts'
import { boundTo } from '../security-group-bindings.ts'

/** Refused while a resource has the group or a rule of another group names it. */
export const deleteSecurityGroup: Action<DeleteSecurityGroupRequest, DeleteSecurityGroupResponse> = (
  { SecurityGroupId },
  { world, region },
) => {
  findSecurityGroup(world, region, SecurityGroupId)
  const [binding] = boundTo(world, SecurityGroupId)
  if (binding) throw inUse(SecurityGroupId, binding.resourceId)
  const [referrer] = referrersOf(world, SecurityGroupId)
  if (referrer) throw inUse(SecurityGroupId, `a rule of ${referrer.securityGroupId}`)
  securityGroups(world).delete(SecurityGroupId)
  forgetTags(world, resourceName(world, 'securityGroup', region, SecurityGroupId))
  return {}
}

/** The other groups whose rules name this one. */
export function referrersOf(world: World, securityGroupId: string): SecurityGroup[] {
  return [...securityGroups(world).values()].filter(
    (group) =>
      group.securityGroupId !== securityGroupId &&
      [...group.ingress, ...group.egress].some((rule) => rule.securityGroupId === securityGroupId),
  )
}
