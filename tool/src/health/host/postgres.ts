import type { PostgresServer } from '../../databases/clients/postgres/server.ts'
import { inSession } from '../../databases/clients/postgres/session.ts'
import { secondsBehind } from '../../databases/postgres/lag.ts'

export interface PostgresState {
  /** That are open, those of the system included. */
  readonly connections: number
  readonly allowed: number
  readonly bytes: number
  /** Seconds that it is behind its primary; undefined of a primary. */
  readonly lag: number | undefined
  /** Seconds since the oldest transaction that goes on began, as far as we may see. */
  readonly oldestTransaction: number
  readonly milliseconds: number
}

/** What of `pg_stat_activity` belongs to others is hidden from the app's user; sums of connections are not. */
const question = `select json_build_object(
  'connections', (select sum(numbackends) from pg_stat_database),
  'allowed', current_setting('max_connections')::int,
  'bytes', pg_database_size(current_database()),
  'oldestTransaction', (select coalesce(extract(epoch from max(clock_timestamp() - xact_start)), 0)
    from pg_stat_activity where pid <> pg_backend_pid()),
  'lag', ${secondsBehind})`

/** One statement on one line: psql answers line by line. */
const oneLine = `${question.replaceAll(/\s+/g, ' ')};`

export async function lookAtPostgres(server: PostgresServer, database: string): Promise<PostgresState> {
  const begun = performance.now()
  return inSession(server, database, async (session) => {
    const [row] = await session.query<Omit<PostgresState, 'milliseconds' | 'lag'> & { lag: number | null }>(
      oneLine,
    )
    if (row === undefined) throw new Error('PostgreSQL answered nothing')
    return {
      ...row,
      lag: row.lag ?? undefined,
      milliseconds: Math.round(performance.now() - begun),
    }
  })
}
