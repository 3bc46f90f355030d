import { randomInt } from 'node:crypto'
import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { returnPrivateIps } from '../vpc/private-ips.ts'
import { unbindSecurityGroups } from '../vpc/security-group-bindings.ts'
import { durations } from './limits.ts'
import { type Instance, instances } from './model.ts'
import { closeEntrance, openEntrance } from './read-only-entrances.ts'

/** An address before the read-only instances of a master. */
export interface ReadOnlyGroup extends Elimination {
  readonly groupId: string
  readonly masterId: string
  readonly region: string
  readonly zone: string
  readonly name: string
  readonly projectId: number
  readonly vpcId: string
  readonly subnetId: string
  /** Where its entrance listens: a loopback address. */
  readonly address: string
  readonly port: number
  readonly rebalance: boolean
  readonly status: 'creating' | 'ok' | 'modifying' | 'deleting'
  readonly createdAt: number
}

/** When an instance that lags behind its master is taken out. */
export interface Elimination {
  readonly byLag: boolean
  readonly byLatency: boolean
  /** Seconds. */
  readonly maxLag: number
  /** MB. */
  readonly maxLatency: number
  /** How many instances stay however far they lag. */
  readonly reserve: number
}

const settleTask = 'postgres.settle-read-only-group'

export function readOnlyGroups(world: World): Collection<ReadOnlyGroup> {
  return world.store.collection('postgres.read-only-groups')
}

/** @throws CloudError `FailedOperation.ROGroupNotFoundError` */
export function findReadOnlyGroup(world: World, region: string, id: string): ReadOnlyGroup {
  const group = readOnlyGroups(world).get(id)
  if (group?.region === region) return group
  throw new CloudError('FailedOperation.ROGroupNotFoundError', `The read-only group ${id} does not exist.`)
}

/** For whatever must not meet another change. @throws CloudError */
export function findSettledGroup(world: World, region: string, id: string): ReadOnlyGroup {
  const group = findReadOnlyGroup(world, region, id)
  if (group.status === 'ok') return group
  throw new CloudError(
    'OperationDenied.InstanceStatusLimitOpError',
    `The status of read-only group ${id}, ${group.status}, does not allow this operation.`,
  )
}

export function groupsOf(world: World, masterId: string): ReadOnlyGroup[] {
  return [...readOnlyGroups(world).values()].filter((group) => group.masterId === masterId)
}

export function readOnlyInstancesOf(world: World, masterId: string): Instance[] {
  return [...instances(world).values()].filter((instance) => instance.masterId === masterId)
}

export function membersOf(world: World, groupId: string): Instance[] {
  return [...instances(world).values()].filter((instance) => instance.groupId === groupId)
}

/** A settled group takes read-only instances of its own master. @throws CloudError */
export function checkGroupTakes(world: World, region: string, groupId: string, masterId?: string): void {
  if (findSettledGroup(world, region, groupId).masterId === masterId) return
  throw new CloudError(
    'FailedOperation.ROGroupMasterInstanceNotRight',
    `The read-only group ${groupId} is another instance's.`,
  )
}

/** Writes the group down in a passing status, which the cloud ends by itself. Returns the flow's id. */
export function beginGroupChange(world: World, group: ReadOnlyGroup): number {
  readOnlyGroups(world).set(group.groupId, group)
  const payload = { groupId: group.groupId }
  world.scheduler.schedule({ handler: settleTask, after: durations.smallChange, payload })
  return randomInt(1_000_000, 2 ** 31)
}

export function registerGroupSteps(world: World): void {
  world.scheduler.handle(settleTask, async ({ groupId }) => {
    const group = readOnlyGroups(world).get(String(groupId))
    if (!group) return
    if (group.status !== 'deleting') {
      await openEntrance(world, group)
      readOnlyGroups(world).set(group.groupId, { ...group, status: 'ok' })
      return
    }
    await closeEntrance(world, group.groupId)
    world.addresses.release(group.groupId)
    returnPrivateIps(world, group.groupId)
    unbindSecurityGroups(world, group.groupId)
    readOnlyGroups(world).delete(group.groupId)
  })
}
