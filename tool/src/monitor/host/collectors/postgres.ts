import type { PostgresServer } from '../../../databases/clients/postgres/server.ts'
import { inSession } from '../../../databases/clients/postgres/session.ts'

/** What PostgreSQL tells of all its databases; counts are since it was started. */
export interface Postgres {
  readonly connections: number
  readonly allowed: number
  readonly transactions: number
  /** Blocks that were found in memory, … */
  readonly hits: number
  /** … and those that had to be fetched. */
  readonly reads: number
}

const question = `select json_build_object(
  'connections', sum(numbackends),
  'allowed', current_setting('max_connections')::int,
  'transactions', sum(xact_commit + xact_rollback),
  'hits', sum(blks_hit),
  'reads', sum(blks_read)) from pg_stat_database`

/** psql answers line by line. */
const oneLine = `${question.replaceAll(/\s+/g, ' ')};`

export function readPostgres(server: PostgresServer, database: string): Promise<Postgres> {
  return inSession(server, database, async (session) => {
    const [row] = await session.query<Postgres>(oneLine)
    if (row === undefined) throw new Error('PostgreSQL answered nothing')
    return row
  })
}
