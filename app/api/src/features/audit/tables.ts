import type { ColumnType, Generated } from 'kysely'

export interface AuditTables {
  audit: AuditTable
}

/** Rows are added and never changed, which the database sees to. */
export interface AuditTable {
  id: Generated<string>
  at: ColumnType<Date, Date, never>
  person_id: string | null
  person_name: string | null
  action: string
  path: string
  status: number
  details: ColumnType<Record<string, unknown>, string, never>
  address: string
  request_id: string
}
