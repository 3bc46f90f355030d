import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import type { DatabaseAddress } from '../settings-types.ts'
import { clientConfig } from './client-config.ts'
import { Patience, USUAL_PATIENCE_MS } from './patience.ts'
import { PatientPool } from './patient-pool.ts'
import { SplitPool } from './reads/split-pool.ts'
import type { Standbys } from './reads/standbys.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

/** More than that only wait for each other inside the server. */
const LARGEST_POOL = 20
/** With one alone, whoever needs a second while it holds the first would wait for ever. */
const SMALLEST_POOL = 4
/** Longer than a fail-over's connection storm takes, shorter than a person waits. */
const CONNECT_TIMEOUT_MS = 3_000
const QUERY_TIMEOUT_MS = 10_000

interface Choices {
  /** Connections that it may hold, within bounds. */
  readonly connections?: number
  /** How long work waits when the database is away, from when it went. */
  readonly patienceMs?: number
  readonly connectMs?: number
  /** Answer what may lag; without any, the database answers everything itself. */
  readonly standbys?: Standbys | undefined
}

export function connectDatabase(
  address: DatabaseAddress,
  log: Logger,
  {
    connections = LARGEST_POOL,
    patienceMs = USUAL_PATIENCE_MS,
    connectMs = CONNECT_TIMEOUT_MS,
    standbys,
  }: Choices = {},
): Database {
  const pool = new pg.Pool({
    ...clientConfig(address),
    max: Math.min(LARGEST_POOL, Math.max(SMALLEST_POOL, connections)),
    connectionTimeoutMillis: connectMs,
    query_timeout: QUERY_TIMEOUT_MS,
    statement_timeout: QUERY_TIMEOUT_MS,
  })
  // An idle connection that the server drops raises an error event; without a listener it ends the process.
  pool.on('error', (error) => log.warn({ err: error }, 'An idle database connection was lost'))
  const patient = new PatientPool(pool, new Patience(patienceMs))
  const whole = standbys ? new SplitPool(patient, standbys) : patient
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: whole }) })
}
