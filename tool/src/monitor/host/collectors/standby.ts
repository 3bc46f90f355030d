import type { PostgresServer } from '../../../databases/clients/postgres/server.ts'
import { inSession } from '../../../databases/clients/postgres/session.ts'
import { secondsBehind } from '../../../databases/postgres/lag.ts'

/** One of those that are only read: the one that answers at their address. */
export interface Standby {
  /** Seconds that it is behind; null if it follows nobody. */
  readonly lag: number | null
}

/** psql answers line by line. */
const oneLine = `select json_build_object('lag', ${secondsBehind.replaceAll(/\s+/g, ' ')});`

export function readStandby(server: PostgresServer, database: string): Promise<Standby> {
  return inSession(server, database, async (session) => {
    const [row] = await session.query<Standby>(oneLine)
    if (row === undefined) throw new Error('PostgreSQL answered nothing')
    return row
  })
}
