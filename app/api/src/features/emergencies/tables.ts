import type { ColumnType } from 'kysely'
import type { EmergencyState, Severity, Verdict } from './states.ts'

/** The tables as migration 051 leaves them. */
export interface EmergencyTables {
  emergencies: EmergenciesTable
  emergency_topics: EmergencyTopicsTable
  emergency_events: EmergencyEventsTable
  proposals: ProposalsTable
}

interface EmergenciesTable {
  id: string
  type: string
  severity: Severity
  place: string
  description: string
  happened_at: Date
  state: EmergencyState
  reported_by: string
  created_at: ColumnType<Date, Date, never>
  updated_at: Date
}

interface EmergencyTopicsTable {
  topic: string
  /** PostgreSQL's bigint, which the driver gives as text. */
  last_seq: ColumnType<string, number, number>
}

interface EmergencyEventsTable {
  topic: ColumnType<string, string, never>
  seq: ColumnType<string, number, never>
  at: ColumnType<Date, Date, never>
  kind: ColumnType<string, string, never>
  actor: ColumnType<string, string, never>
  call_key: ColumnType<string | null, string | null | undefined, never>
  payload: ColumnType<unknown, string, never>
}

interface ProposalsTable {
  id: string
  emergency_id: string
  plan_id: string
  artifact: string
  version: number
  sha256: string
  summary: string
  proposed_by: string
  proposed_at: ColumnType<Date, Date, never>
  verdict: ColumnType<Verdict | null, never, Verdict>
  reasons: ColumnType<string | null, never, string>
  amendment: ColumnType<string | null, never, string | null>
  decided_by: ColumnType<string | null, never, string>
  decided_at: ColumnType<Date | null, never, Date>
}
