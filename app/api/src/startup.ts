import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Redis } from 'ioredis'
import { sql } from 'kysely'
import type { Database } from './database/connect.ts'

const BETWEEN_ATTEMPTS_MS = 500
/** Without Redis the app is slower, not wrong: it is worth a moment and no more. */
const REDIS_MS = 2_000

/**
 * Resolves once requests can be answered. A proxy sends requests to whoever listens, and after a reboot the host may
 * be there before the network is, so nobody listens before this.
 */
export async function untilReady(database: Database, redis: Redis, log: FastifyBaseLogger): Promise<void> {
  await Promise.all([untilReachable(database, log), untilConnected(redis)])
}

async function untilReachable(database: Database, log: FastifyBaseLogger): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await sql`select 1`.execute(database)
      return
    } catch (error) {
      if (attempt === 1) log.error({ err: error }, 'PostgreSQL does not answer; not listening until it does')
      await pause(BETWEEN_ATTEMPTS_MS)
    }
  }
}

async function untilConnected(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return
  await once(redis, 'ready', { signal: AbortSignal.timeout(REDIS_MS) }).catch(() => {})
}
