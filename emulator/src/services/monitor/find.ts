import type { World } from '../../engine/world.ts'
import { notFound } from './errors.ts'
import { type AlarmNotice, type AlarmPolicy, alarmNotices, alarmPolicies } from './model.ts'

/** @throws CloudError `ResourceNotFound` */
export function findNotice(world: World, id: string): AlarmNotice {
  const notice = alarmNotices(world).get(id)
  if (!notice) throw notFound('notice template', id)
  return notice
}

/** @throws CloudError `ResourceNotFound` */
export function findPolicy(world: World, id: string): AlarmPolicy {
  const policy = alarmPolicies(world).get(id)
  if (!policy) throw notFound('alarm policy', id)
  return policy
}

/** The binding actions take a policy by its id, or else by its `OriginId`. @throws CloudError `ResourceNotFound` */
export function findBoundPolicy(
  world: World,
  { PolicyId, GroupId }: { PolicyId?: string; GroupId?: number },
): AlarmPolicy {
  if (PolicyId) return findPolicy(world, PolicyId)
  const policy = [...alarmPolicies(world).values()].find(({ originId }) => originId === GroupId)
  if (!policy) throw notFound('alarm policy', String(GroupId))
  return policy
}

export function checkNotices(world: World, ids: readonly string[]): void {
  for (const id of ids) findNotice(world, id)
}

/** The policies that tell a notice template's people. */
export function policiesOf(world: World, noticeId: string): AlarmPolicy[] {
  return [...alarmPolicies(world).values()].filter(({ noticeIds }) => noticeIds.includes(noticeId))
}

/** Changes the record, which notes the time. */
export function updatePolicy(world: World, policy: AlarmPolicy, change: Partial<AlarmPolicy>): void {
  alarmPolicies(world).set(policy.policyId, { ...policy, ...change, updatedAt: world.clock.now() })
}
