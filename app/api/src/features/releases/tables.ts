import type { ColumnType } from 'kysely'

export interface ReleaseTables {
  releases: {
    /** `20261122-2000-a1b2c3d`. */
    name: string
    version: string
    node: string
    first_started_at: ColumnType<Date, Date, never>
    last_started_at: Date
    /** How often a process of it has started. */
    starts: number
  }
}
