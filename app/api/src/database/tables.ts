import type { ColumnType } from 'kysely'
import type { Severity } from '../features/reports/limits.ts'

/** The tables as src/migrations leaves them. */
export interface Tables {
  reports: ReportsTable
}

export interface ReportsTable {
  id: string
  title: string
  body: string
  severity: Severity
  place: string
  created_at: ColumnType<Date, Date, never>
}
