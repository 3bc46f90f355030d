import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import type { Database } from './database/connect.ts'
import { isConnected, type RedisClient } from './redis/client.ts'

const BETWEEN_ATTEMPTS_MS = 500
/** Past this the outage is not a start that came too early: people are told of it rather than refused. */
const POSTGRES_MS = 10_000
/** Without Redis the app is slower, not wrong: it is worth a moment and no more. */
const REDIS_MS = 2_000

/**
 * Resolves once requests can be answered, or when waiting longer would not help. A proxy sends requests to whoever
 * listens, and after a reboot the host may be there before the network is, so nobody listens before this.
 */
export async function untilReady(
  database: Database,
  redis: RedisClient,
  log: FastifyBaseLogger,
): Promise<void> {
  await Promise.all([untilReachable(database, log), untilConnected(redis)])
}

async function untilReachable(database: Database, log: FastifyBaseLogger): Promise<void> {
  const patience = AbortSignal.timeout(POSTGRES_MS)
  for (let attempt = 1; !patience.aborted; attempt++) {
    try {
      await sql`select 1`.execute(database)
      return
    } catch (error) {
      if (attempt === 1) log.error({ err: error }, 'PostgreSQL does not answer; not listening yet')
      await pause(BETWEEN_ATTEMPTS_MS)
    }
  }
  log.error('PostgreSQL still does not answer; listening, and not ready')
}

async function untilConnected(redis: RedisClient): Promise<void> {
  if (isConnected(redis)) return
  await once(redis, 'ready', { signal: AbortSignal.timeout(REDIS_MS) }).catch(() => {})
}
