import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import type { Schedule } from './schedule.ts'

export interface SnapshotPolicy {
  readonly policyId: string
  readonly region: string
  readonly name: string
  readonly schedules: readonly Schedule[]
  readonly isActivated: boolean
  readonly isPermanent: boolean
  /** Days. */
  readonly retention: number
  /** In the order in which they were bound. */
  readonly diskIds: readonly string[]
  readonly createdAt: number
}

export function snapshotPolicies(world: World): Collection<SnapshotPolicy> {
  return world.store.collection('cbs.snapshot-policies')
}

/** @throws CloudError `InvalidAutoSnapshotPolicyId.NotFound` */
export function findSnapshotPolicy(world: World, region: string, id: string): SnapshotPolicy {
  const policy = snapshotPolicies(world).get(id)
  if (policy?.region === region) return policy
  throw new CloudError(
    'InvalidAutoSnapshotPolicyId.NotFound',
    `The snapshot policy \`${id}\` does not exist.`,
  )
}

export function policiesOfDisk(world: World, diskId: string): SnapshotPolicy[] {
  return [...snapshotPolicies(world).values()].filter(({ diskIds }) => diskIds.includes(diskId))
}

/** To be called when the disk is gone. */
export function forgetDiskPolicies(world: World, diskId: string): void {
  for (const policy of policiesOfDisk(world, diskId)) unbindDisks(world, policy, [diskId])
}

export function unbindDisks(world: World, policy: SnapshotPolicy, diskIds: readonly string[]): void {
  const rest = policy.diskIds.filter((id) => !diskIds.includes(id))
  snapshotPolicies(world).set(policy.policyId, { ...policy, diskIds: rest })
}
