import type { ColumnType, Generated } from 'kysely'
import type { Role } from './access.ts'

export interface PeopleTables {
  people: PeopleTable
  sessions: SessionsTable
  setup_codes: SetupCodesTable
}

export interface PeopleTable {
  id: string
  name: string
  /** The name as it is compared. */
  name_key: string
  role: Role
  /** Null for a machine account. */
  password_hash: string | null
  /** Grows with every change that ends all sessions of the person. */
  generation: Generated<number>
  created_at: ColumnType<Date, Date, never>
  disabled_at: Date | null
}

export interface SessionsTable {
  id: string
  person_id: string
  generation: number
  seed: Buffer
  turn: number
  turned_at: Date
  started_at: ColumnType<Date, Date, never>
  expires_at: ColumnType<Date, Date, never>
  ended_at: Date | null
}

export interface SetupCodesTable {
  id: Generated<1>
  /** SHA-256 of the code. */
  digest: Buffer
}
