import type { FastifyBaseLogger } from 'fastify'
import pg from 'pg'
import { clientConfig } from '../../database/client-config.ts'
import type { DatabaseAddress } from '../../settings-types.ts'

/** DBOS repeats what a lost connection cut off by itself, for hours if need be, and wants to decide that alone. */
const CONNECT_TIMEOUT_MS = 5_000

/** Connections that a process holds for runs, whatever else it does: to order them, and where it works on some. */
export const JOURNAL_CONNECTIONS = { orders: 3, worker: 8 } as const

/** Connections for DBOS, verified like all others. */
export function connectJournal(address: DatabaseAddress, size: number, log: FastifyBaseLogger): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(address),
    application_name: 'safe-system-runs',
    max: size,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  })
  pool.on('error', (error) => log.warn({ err: error }, 'An idle connection of the run journal was lost'))
  return pool
}

/** The address as a text, which DBOS wants beside a pool, and needs for its migrations. */
export function addressText({ host, port, user, password, database, caFile }: DatabaseAddress): string {
  const name = host.includes(':') ? `[${host}]` : host
  const url = new URL(`postgresql://${name}:${port}`)
  url.username = encodeURIComponent(user)
  url.password = encodeURIComponent(password.reveal())
  url.pathname = encodeURIComponent(database)
  url.searchParams.set('sslmode', 'verify-full')
  if (caFile) url.searchParams.set('sslrootcert', caFile)
  return url.href
}
