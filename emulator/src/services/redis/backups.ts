import { randomInt } from 'node:crypto'
import { saveRedis } from '../../data-planes/redis-backup.ts'
import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { type Instance, instances, status } from './model.ts'
import { serversOf } from './server.ts'

/** A copy of a whole instance; goes with it. */
export interface Backup {
  readonly backupId: string
  readonly instanceId: string
  readonly region: string
  readonly remark: string
  /** Bytes; 0 until it is finished. */
  readonly size: number
  readonly startedAt: number
  /** Absent while it is being taken. */
  readonly finishedAt?: number
  readonly expiresAt: number
}

const day = 86_400_000

export function backups(world: World): Collection<Backup> {
  return world.store.collection('redis.backups')
}

/** Writes down a backup that is begun. Returns its id. */
export function noteBackup(
  world: World,
  { instanceId, region }: Instance,
  remark: string,
  days: number,
): string {
  const backupId = [randomInt(1e9), randomInt(1e7), randomInt(1e9)].join('-')
  const startedAt = world.clock.now()
  const expiresAt = startedAt + days * day
  backups(world).set(backupId, { backupId, instanceId, region, remark, size: 0, startedAt, expiresAt })
  return backupId
}

/** Returns whether it came to be: an instance that ended in between has nothing to back up. */
export async function takeBackup(world: World, backupId: string): Promise<boolean> {
  const backup = backups(world).get(backupId)
  const instance = backup && instances(world).get(backup.instanceId)
  if (backup === undefined || instance?.status !== status.running) {
    backups(world).delete(backupId)
    return false
  }
  const sizes = await Promise.all(serversOf(world, instance).map((server) => saveRedis(server, backupId)))
  const size = sizes.reduce((sum, one) => sum + one, 0)
  backups(world).set(backupId, { ...backup, size, finishedAt: world.clock.now() })
  return true
}

/** To be called when the instance is gone, and its files with it. */
export function forgetBackupsOf(world: World, instanceId: string): void {
  for (const backup of [...backups(world).values()]) {
    if (backup.instanceId === instanceId) backups(world).delete(backup.backupId)
  }
}
