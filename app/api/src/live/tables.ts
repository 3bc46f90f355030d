import type { ColumnType } from 'kysely'
import type { Identity } from '../people/guard.ts'

export interface LiveTables {
  live_tickets: {
    hash: Buffer
    identity: ColumnType<Identity, string, never>
    expires_at: Date
  }
}
