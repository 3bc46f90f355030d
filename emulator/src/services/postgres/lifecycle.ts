import { randomInt } from 'node:crypto'
import { noting } from '../../data-planes/failures.ts'
import { destroyPostgres, stopPostgres } from '../../data-planes/postgres-server.ts'
import { forgetStandby } from '../../data-planes/postgres-standby.ts'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { forgetTags } from '../tag/registry.ts'
import { returnPrivateIps } from '../vpc/private-ips.ts'
import { unbindSecurityGroups } from '../vpc/security-group-bindings.ts'
import { forgetBackupsOf } from './base-backups.ts'
import { updateInstance } from './instances.ts'
import { durations } from './limits.ts'
import { accountRecords, changeTasks, type Instance, type InstanceStatus, instances } from './model.ts'
import { keepUpWithMaster, shortfalls } from './parameters.ts'
import { closeEntrances, openEntrances } from './read-only-entrances.ts'
import { readOnlyInstancesOf } from './read-only-groups.ts'
import { ensureAdministrator } from './roles.ts'
import { applyParameters, ensureServer, loseServer, serverOf } from './server.ts'

/**
 * How instances move from state to state. Each step makes the real server what the record says before it says
 * so, and is safe to repeat: the scheduler runs it again if the emulator was killed in its middle.
 */
export function registerSteps(world: World): void {
  const step = (name: string, run: (world: World, instance: Instance, taskId: number) => Promise<void>) =>
    world.scheduler.handle(`postgres.${name}`, async ({ instanceId, taskId }) => {
      const instance = instances(world).get(String(instanceId))
      if (instance) await noting(world, instance.instanceId, () => run(world, instance, Number(taskId)))
    })
  step('initialise', initialise)
  step('settle', settle)
  step('switch', switchOver)
  step('isolate', isolate)
  step('destroy', destroy)
}

/** `applying` → `init` → `running`. */
export function beginCreation(world: World, { instanceId }: Instance): void {
  world.scheduler.schedule({
    handler: 'postgres.initialise',
    after: durations.application,
    payload: { instanceId },
  })
}

export interface Change {
  /** What the instance shows while the change is under way. */
  readonly status: InstanceStatus
  /** Cloud time, milliseconds. */
  readonly duration: number
  /** What `DescribeTasks` calls it. */
  readonly type?: string
  readonly record?: Partial<Instance>
}

/** Leaves `running` until the server is what the changed record says. Returns the task's id. */
export function beginChange(world: World, { instanceId }: Instance, change: Change): number {
  const { status, duration, type, record } = change
  const taskId = type === undefined ? unnoted() : noteTask(world, instanceId, type)
  updateInstance(world, instanceId, { ...record, status })
  world.scheduler.schedule({ handler: 'postgres.settle', after: duration, payload: { instanceId, taskId } })
  return taskId
}

/** Leaves `running` until what was the standby is the primary. Returns the task's id. */
export function beginSwitch(world: World, { instanceId }: Instance): number {
  const taskId = noteTask(world, instanceId, 'SwitchDBInstancePrimary')
  updateInstance(world, instanceId, { status: 'primary-switching' })
  world.scheduler.schedule({
    handler: 'postgres.switch',
    after: durations.smallChange,
    payload: { instanceId, taskId },
  })
  return taskId
}

/** `running` → `isolating` → `isolated`, its server stopped. */
export function beginIsolation(world: World, { instanceId }: Instance): void {
  updateInstance(world, instanceId, { status: 'isolating' })
  world.scheduler.schedule({
    handler: 'postgres.isolate',
    after: durations.isolation,
    payload: { instanceId },
  })
}

/** `isolated` → `offlining` → gone, with its data. */
export function beginDestruction(world: World, { instanceId }: Instance): void {
  updateInstance(world, instanceId, { status: 'offlining' })
  world.scheduler.schedule({
    handler: 'postgres.destroy',
    after: durations.destruction,
    payload: { instanceId },
  })
}

/** After a start of the emulator: finds or starts the servers of instances that are to run. */
export async function resume(world: World): Promise<void> {
  const running = [...instances(world).values()].filter(({ status }) => status === 'running')
  await Promise.all(
    running.map((instance) =>
      ensureServer(world, instance).catch((error: unknown) => {
        console.error(error)
        // The scheduler tries again, with growing patience.
        beginChange(world, instance, { status: 'job running', duration: 0 })
      }),
    ),
  )
  await openEntrances(world)
}

export async function stopAll(world: World): Promise<void> {
  const folders = Array.from(instances(world).values(), (instance) => serverOf(world, instance).folder)
  await closeEntrances(world)
  await Promise.all(folders.map((folder) => stopPostgres(folder)))
}

async function initialise(world: World, instance: Instance): Promise<void> {
  const { instanceId, status } = instance
  if (status !== 'applying' && status !== 'init') return
  updateInstance(world, instanceId, { status: 'init' })
  await ensureServer(world, instance)
  world.scheduler.schedule({
    handler: 'postgres.settle',
    after: durations.initialisation,
    payload: { instanceId },
  })
}

async function settle(world: World, instance: Instance, taskId: number): Promise<void> {
  const { instanceId, adminVerifier } = instance
  await ensureServer(world, instance)
  if (adminVerifier !== undefined) await ensureAdministrator(world, instance, adminVerifier)
  if (instance.masterId !== undefined) await keepUpWithMaster(world, instance)
  await applyParameters(world, instance)
  await takeStandbysAlong(world, instance)

  const { adminVerifier: _known, ...rest } = instances(world).get(instanceId) ?? instance
  instances(world).set(instanceId, { ...rest, status: 'running', updatedAt: world.clock.now() })
  finishTask(world, taskId)
}

/**
 * The one server stands for both: it goes down as a primary does that is lost, and what answers next has recovered from
 * its log, as a standby has. All that was committed is there.
 */
async function switchOver(world: World, instance: Instance, taskId: number): Promise<void> {
  const { instanceId, status, zone, standbyZone } = instance
  if (status === 'primary-switching') {
    await loseServer(world, instance)
    updateInstance(world, instanceId, { status: 'running', zone: standbyZone, standbyZone: zone })
  }
  finishTask(world, taskId)
}

/** What changed on a master, its TLS or some parameters, would end the replay of its standbys. */
async function takeStandbysAlong(world: World, { instanceId }: Instance): Promise<void> {
  const running = readOnlyInstancesOf(world, instanceId).filter(({ status }) => status === 'running')
  for (const instance of running) {
    await ensureServer(world, instance)
    if ((await shortfalls(world, instance)).length === 0) continue
    beginChange(world, instance, { status: 'parameter modifying', duration: durations.smallChange })
  }
}

async function isolate(world: World, instance: Instance): Promise<void> {
  await stopPostgres(serverOf(world, instance).folder)
  updateInstance(world, instance.instanceId, { status: 'isolated', isolatedAt: world.clock.now() })
}

async function destroy(world: World, instance: Instance): Promise<void> {
  const { instanceId, region } = instance
  const { folder, upstream } = serverOf(world, instance)
  await destroyPostgres(folder)
  if (upstream) await forgetStandby(upstream)
  for (const [id] of [...accountRecords(world).entries()]) {
    if (id.startsWith(`${instanceId}/`)) accountRecords(world).delete(id)
  }
  forgetBackupsOf(world, instanceId)
  returnPrivateIps(world, instanceId)
  unbindSecurityGroups(world, instanceId)
  forgetTags(world, resourceName(world, 'postgres', region, instanceId))
  world.addresses.release(instanceId)
  instances(world).delete(instanceId)
}

/** Of a change that no task tells of. */
const unnoted = () => randomInt(1_000_000, 2 ** 31)

function noteTask(world: World, instanceId: string, type: string): number {
  const taskId = unnoted()
  const startedAt = world.clock.now()
  changeTasks(world).set(`${taskId}`, { taskId, type, instanceId, status: 'Running', startedAt })
  return taskId
}

function finishTask(world: World, taskId: number): void {
  const task = changeTasks(world).get(`${taskId}`)
  if (task) changeTasks(world).set(`${taskId}`, { ...task, status: 'Success', endedAt: world.clock.now() })
}
