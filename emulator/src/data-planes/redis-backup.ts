import { copyFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Redis } from 'ioredis'
import type { RedisServer } from './redis-server.ts'
import { withOperator } from './redis-session.ts'
import { waitUntil } from './wait-until.ts'

const saveTimeout = 60_000 // milliseconds

/**
 * Lets the server save what it holds, while it goes on working, and keeps that file below the server's folder: for as
 * long as that.
 *
 * @returns its size, bytes
 */
export async function saveRedis(server: RedisServer, name: string): Promise<number> {
  await withOperator(server, async (session) => {
    await session.call('BGSAVE', 'SCHEDULE')
    const isSaved = await waitUntil(async () => !(await isSaving(session)), saveTimeout)
    if (!isSaved) throw new Error(`Redis at ${server.address}:${server.port} does not come to save its data.`)
  })
  const folder = join(server.folder, 'backups')
  const file = join(folder, `${name}.rdb`)
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(server.folder, 'data', 'dump.rdb'), `${file}.partial`)
  renameSync(`${file}.partial`, file)
  return statSync(file).size
}

async function isSaving(session: Redis): Promise<boolean> {
  const info = await session.info('persistence')
  if (/rdb_last_bgsave_status:(?!ok)/.test(info)) throw new Error('Redis could not save its data.')
  return /rdb_bgsave_in_progress:1/.test(info)
}
