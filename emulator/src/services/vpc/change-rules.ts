import type {
  SecurityGroupPolicy,
  SecurityGroupPolicySet,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
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

/**
 * Changes the rules of the one direction that a request speaks of, if the version that it knows is the present one.
 *
 * @param edit the rules that are there, and what the request says of them, to the rules that shall be
 * @throws CloudError `InvalidParameter.Coexist`, `UnsupportedOperation.VersionMismatch`
 */
export function changeOneDirection(
  world: World,
  group: SecurityGroup,
  { Version, Ingress = [], Egress = [] }: SecurityGroupPolicySet,
  edit: (present: readonly Rule[], policies: readonly SecurityGroupPolicy[]) => readonly Rule[],
): void {
  if (Ingress.length > 0 === Egress.length > 0) {
    throw new CloudError('InvalidParameter.Coexist', 'Exactly one of Ingress and Egress must be given.')
  }
  checkVersion(group, Version)
  const { ingress, egress } = group
  changeRules(
    world,
    group,
    Ingress.length > 0 ? { ingress: edit(ingress, Ingress) } : { egress: edit(egress, Egress) },
  )
}

/** @throws CloudError `UnsupportedOperation.VersionMismatch` if a version is given and is not the present one */
export function checkVersion(group: SecurityGroup, version: string | undefined): void {
  if (version === undefined || Number(version) === group.version) return
  throw new CloudError(
    'UnsupportedOperation.VersionMismatch',
    `The rules of ${group.securityGroupId} are at version ${group.version}, not ${version}.`,
  )
}
