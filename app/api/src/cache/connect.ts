import { readFileSync } from 'node:fs'
import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { RedisAddress } from '../settings-types.ts'

/** A cache slower than this is worse than none: a query by primary key takes 1 ms. */
const COMMAND_TIMEOUT_MS = 300
const CONNECT_TIMEOUT_MS = 2_000
const LONGEST_RETRY_PAUSE_MS = 2_000

/** Connects in the background and again for ever; while away, commands fail at once instead of queueing up. */
export function connectRedis(address: RedisAddress, caFile: string | undefined, log: Logger): Redis {
  const redis = new Redis({
    host: address.host,
    port: address.port,
    db: address.database,
    ...(address.username && { username: address.username }),
    ...(address.password && { password: address.password.reveal() }),
    tls: caFile ? { ca: readFileSync(caFile, 'utf8') } : {},
    connectionName: 'safe-system',
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    // Subscribers do it themselves when they are `ready`. What the client does by itself nobody waits for: on a connection
    // that is lost again in that moment it would end the process.
    autoResubscribe: false,
    retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, LONGEST_RETRY_PAUSE_MS),
  })
  let reported = false
  redis.on('ready', () => {
    reported = false
    log.info('Redis is connected')
  })
  redis.on('error', (error) => {
    if (!reported) log.warn({ err: error }, 'Redis is away, reads go to the database')
    reported = true
  })
  return redis
}
