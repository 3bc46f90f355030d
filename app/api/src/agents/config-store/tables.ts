import type { ColumnType } from 'kysely'
import type { TeamDefinition } from '../definition.ts'

/** The tables as migration 070 leaves them. */
export interface TeamTables {
  teams: TeamTable
  team_versions: TeamVersionTable
  team_secrets: TeamSecretTable
}

interface TeamTable {
  id: string
  name: string
  format: TeamDefinition['format']
  description: string
  file: string | null
  created_by: string
  created_at: ColumnType<Date, Date, never>
  updated_at: Date
  deleted_at: Date | null
}

interface TeamVersionTable {
  id: ColumnType<string, string, never>
  team_id: ColumnType<string, string, never>
  number: ColumnType<number, number, never>
  sealed: Buffer
  from_file: ColumnType<boolean, boolean, never>
  note: ColumnType<string, string, never>
  author: ColumnType<string, string, never>
  created_at: ColumnType<Date, Date, never>
}

interface TeamSecretTable {
  team_id: ColumnType<string, string, never>
  name: ColumnType<string, string, never>
  sealed: Buffer
  created_at: ColumnType<Date, Date, never>
}
