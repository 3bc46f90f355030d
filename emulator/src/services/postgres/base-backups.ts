import { randomUUID } from 'node:crypto'
import { removeBaseBackup, takeBaseBackup } from '../../data-planes/postgres-base-backup.ts'
import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { durations } from './limits.ts'
import { type Instance, instances } from './model.ts'
import { serverOf } from './server.ts'

/** A copy of a whole instance; goes with it. */
export interface BaseBackup {
  readonly backupId: string
  readonly instanceId: string
  readonly region: string
  readonly state: 'running' | 'finished' | 'failed'
  /** Bytes; 0 until it is finished. */
  readonly size: number
  readonly startedAt: number
  readonly finishedAt?: number
  readonly expiresAt: number
}

const step = 'postgres.backUp'
const day = 86_400_000

export function baseBackups(world: World): Collection<BaseBackup> {
  return world.store.collection('postgres.base-backups')
}

/** Begins one by hand, kept for as long as those of the plan. Returns its id. */
export function beginBaseBackup(world: World, { instanceId, region, backupPlan }: Instance): string {
  const backupId = randomUUID()
  const startedAt = world.clock.now()
  const expiresAt = startedAt + backupPlan.baseRetention * day
  baseBackups(world).set(backupId, {
    backupId,
    instanceId,
    region,
    state: 'running',
    size: 0,
    startedAt,
    expiresAt,
  })
  world.scheduler.schedule({ handler: step, after: durations.backup, payload: { backupId } })
  return backupId
}

/** For `Service.start`. */
export function registerBackupStep(world: World): void {
  world.scheduler.handle(
    step,
    async ({ backupId }) => finish(world, String(backupId)),
    ({ backupId }) => change(world, String(backupId), { state: 'failed', finishedAt: world.clock.now() }),
  )
}

export function forgetBaseBackup(world: World, { backupId, instanceId }: BaseBackup): Promise<void> {
  baseBackups(world).delete(backupId)
  const instance = instances(world).get(instanceId)
  return instance ? removeBaseBackup(serverOf(world, instance), backupId) : Promise.resolve()
}

/** To be called when the instance is gone, and its files with it. */
export function forgetBackupsOf(world: World, instanceId: string): void {
  for (const backup of [...baseBackups(world).values()]) {
    if (backup.instanceId === instanceId) baseBackups(world).delete(backup.backupId)
  }
}

/** A backup of an instance that ended in between fails. */
async function finish(world: World, backupId: string): Promise<void> {
  const backup = baseBackups(world).get(backupId)
  const instance = backup && instances(world).get(backup.instanceId)
  if (!instance) return
  const isRunning = instance.status === 'running'
  const size = isRunning ? await takeBaseBackup(serverOf(world, instance), backupId) : 0
  const state = isRunning ? 'finished' : 'failed'
  change(world, backupId, { state, size, finishedAt: world.clock.now() })
}

function change(world: World, backupId: string, more: Partial<BaseBackup>): void {
  const backup = baseBackups(world).get(backupId)
  if (backup) baseBackups(world).set(backupId, { ...backup, ...more })
}
