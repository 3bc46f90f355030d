import { randomInt } from 'node:crypto'
import { noting } from '../../data-planes/failures.ts'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { forgetTags } from '../tag/registry.ts'
import { returnPrivateIps } from '../vpc/private-ips.ts'
import { unbindSecurityGroups } from '../vpc/security-group-bindings.ts'
import { releaseAddresses, releaseNode } from './addresses.ts'
import { backups, forgetBackupsOf, noteBackup, takeBackup } from './backups.ts'
import { updateInstance } from './instances.ts'
import { durations } from './limits.ts'
import { type ChangeTask, changeTasks, type Instance, instances, status } from './model.ts'
import { destroyServers, ensureServers, stopServers } from './server.ts'

/**
 * How instances move from status to status. Each step makes the real server what the record says before it says
 * so, and is safe to repeat: the scheduler runs it again if the emulator was killed in its middle.
 */
export function registerSteps(world: World): void {
  const step = (name: string, run: (world: World, instance: Instance) => Promise<void>) =>
    world.scheduler.handle(
      `redis.${name}`,
      async ({ instanceId, taskId }) => {
        const instance = instances(world).get(String(instanceId))
        if (instance) await noting(world, instance.instanceId, () => run(world, instance))
        finishTask(world, Number(taskId), 'succeed')
      },
      // The instance stays in the status that it is in: somebody would have to look at it.
      ({ taskId }) => finishTask(world, Number(taskId), 'failed'),
    )
  registerBackups(world)
  step('settle', settle)
  step('promote', promote)
  step('isolate', isolate)
  step('cleanUp', cleanUp)
}

export interface Change {
  /** What `DescribeTaskInfo` calls it. */
  readonly type: string
  /** Cloud time, milliseconds; default `durations.change`. */
  readonly duration?: number
  readonly record?: Partial<Instance>
}

/** Leaves `running` until the server is what the changed record says. Returns the task's id. */
export function beginChange(world: World, { instanceId }: Instance, change: Change): number {
  updateInstance(world, instanceId, { status: status.busy, ...change.record })
  return schedule(world, 'settle', instanceId, change.type, change.duration ?? durations.change)
}

/** Leaves `running` until a replica is the master. */
export function beginPromotion(world: World, { instanceId }: Instance): number {
  updateInstance(world, instanceId, { status: status.busy })
  return schedule(world, 'promote', instanceId, 'ChangeReplicaToMaster', durations.promotion)
}

/** Ends isolated, the server stopped. */
export function beginIsolation(world: World, { instanceId }: Instance): number {
  updateInstance(world, instanceId, { status: status.busy })
  return schedule(world, 'isolate', instanceId, 'DestroyPostpaidInstance', durations.isolation)
}

/** Ends with nothing left. */
export function beginCleanUp(world: World, { instanceId }: Instance): number {
  updateInstance(world, instanceId, { status: status.deleting })
  return schedule(world, 'cleanUp', instanceId, 'CleanUpInstance', durations.destruction)
}

/** The instance goes on running meanwhile. Returns the task's id. */
export function beginBackup(world: World, instance: Instance, remark: string, days: number): number {
  const taskId = noteTask(world, instance.instanceId, 'ManualBackupInstance')
  const backupId = noteBackup(world, instance, remark, days)
  world.scheduler.schedule({
    handler: 'redis.backUp',
    after: durations.backup,
    payload: { backupId, taskId },
  })
  return taskId
}

/** After a start of the emulator: finds or starts the servers of instances that are to run. */
export async function resume(world: World): Promise<void> {
  const running = [...instances(world).values()].filter((one) => one.status === status.running)
  await Promise.all(
    running.map((instance) =>
      ensureServers(world, instance).catch((error: unknown) => {
        console.error(error)
        // The scheduler tries again, with growing patience.
        beginChange(world, instance, { type: 'Recovery', duration: 0 })
      }),
    ),
  )
}

export async function stopAll(world: World): Promise<void> {
  await Promise.all(Array.from(instances(world).values(), (instance) => stopServers(world, instance)))
}

function schedule(world: World, step: string, instanceId: string, type: string, after: number): number {
  const taskId = noteTask(world, instanceId, type)
  world.scheduler.schedule({ handler: `redis.${step}`, after, payload: { instanceId, taskId } })
  return taskId
}

function noteTask(world: World, instanceId: string, type: string): number {
  const taskId = randomInt(1_000_000, 2 ** 31)
  const startedAt = world.clock.now()
  changeTasks(world).set(`${taskId}`, { taskId, type, instanceId, status: 'running', startedAt })
  return taskId
}

function registerBackups(world: World): void {
  world.scheduler.handle(
    'redis.backUp',
    async ({ backupId, taskId }) => {
      const isTaken = await takeBackup(world, String(backupId))
      finishTask(world, Number(taskId), isTaken ? 'succeed' : 'failed')
    },
    ({ backupId, taskId }) => {
      backups(world).delete(String(backupId))
      finishTask(world, Number(taskId), 'failed')
    },
  )
}

async function settle(world: World, instance: Instance): Promise<void> {
  await ensureServers(world, instance)
  const { instanceId, nodes, shards } = instance
  for (const node of nodes?.slice(shards) ?? []) releaseNode(world, instanceId, node)
  updateInstance(world, instanceId, {
    status: status.running,
    ...(nodes && { nodes: nodes.slice(0, shards) }),
  })
}

/** A server stands for master and replicas: who was connected is cut off, and finds all data in what answers next. */
async function promote(world: World, instance: Instance): Promise<void> {
  if (instance.status !== status.busy) return
  await stopServers(world, instance)
  await settle(world, instance)
}

async function isolate(world: World, instance: Instance): Promise<void> {
  await stopServers(world, instance)
  updateInstance(world, instance.instanceId, { status: status.isolated, isolatedAt: world.clock.now() })
}

async function cleanUp(world: World, instance: Instance): Promise<void> {
  const { instanceId, region } = instance
  await destroyServers(world, instance)
  forgetBackupsOf(world, instanceId)
  returnPrivateIps(world, instanceId)
  unbindSecurityGroups(world, instanceId)
  forgetTags(world, resourceName(world, 'redis', region, instanceId))
  releaseAddresses(world, instance)
  instances(world).delete(instanceId)
}

function finishTask(world: World, taskId: number, outcome: ChangeTask['status']): void {
  const task = changeTasks(world).get(`${taskId}`)
  if (task) changeTasks(world).set(`${taskId}`, { ...task, status: outcome })
}
