import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { securityGroups } from './model.ts'

/** The security groups of a resource of any product, in the order in which they apply. */
export interface SecurityGroupBinding {
  readonly resourceId: string
  /** `CVM`, `CDB`, `REDIS` …, as the association statistics name it. */
  readonly resourceType: string
  readonly securityGroupIds: readonly string[]
}

/** Replaces the resource's groups. @throws CloudError `InvalidSecurityGroupId.NotFound` */
export function bindSecurityGroups(world: World, region: string, binding: SecurityGroupBinding): void {
  checkSecurityGroups(world, region, binding.securityGroupIds)
  securityGroupBindings(world).set(binding.resourceId, binding)
}

export function securityGroupsOf(world: World, resourceId: string): readonly string[] {
  return securityGroupBindings(world).get(resourceId)?.securityGroupIds ?? []
}

export function unbindSecurityGroups(world: World, resourceId: string): void {
  securityGroupBindings(world).delete(resourceId)
}

/** The resources that a group is bound to. */
export function boundTo(world: World, securityGroupId: string): SecurityGroupBinding[] {
  return [...securityGroupBindings(world).values()].filter((binding) =>
    binding.securityGroupIds.includes(securityGroupId),
  )
}

export function checkSecurityGroups(world: World, region: string, ids: readonly string[]): void {
  const missing = ids.find((id) => securityGroups(world).get(id)?.region !== region)
  if (missing === undefined) return
  throw new CloudError('InvalidSecurityGroupId.NotFound', `The security group \`${missing}\` does not exist.`)
}

export function securityGroupBindings(world: World): Collection<SecurityGroupBinding> {
  return world.store.collection('vpc.security-group-bindings')
}
