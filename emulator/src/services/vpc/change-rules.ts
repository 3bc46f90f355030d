import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { type Rule, type SecurityGroup, securityGroups } from './model.ts'
import { checkRules } from './rules.ts'

export interface RuleChange {
  readonly ingress?: readonly Rule[]
  readonly egress?: readonly Rule[]
}

/** Stores the directions that are given and counts the version up. */
export function changeRules(
  world: World,
  group: SecurityGroup,
  change: RuleChange,
  version = group.version + 1,
): void {
  const { ingress = group.ingress, egress = group.egress } = change
  checkRules(world, ingress)
  checkRules(world, egress)
  const updatedAt = world.clock.now()
  securityGroups(world).set(group.securityGroupId, { ...group, ingress, egress, version, updatedAt })
}

/** @throws CloudError `UnsupportedOperation.VersionMismatch` if a version is given and is not the present one */
export function checkVersion(group: SecurityGroup, version: string | undefined): void {
  if (version === undefined || Number(version) === group.version) return
  throw new CloudError(
    'UnsupportedOperation.VersionMismatch',
    `The rules of ${group.securityGroupId} are at version ${group.version}, not ${version}.`,
  )
}
