import type { ColumnType, Generated } from 'kysely'
import type { Role } from '../../people/access.ts'
import type { RunStatus, StopCode } from './states.ts'

/** The tables as migrations 080 to 083 leave them. */
export interface RunTables {
  runs: RunsTable
  run_events: RunEventsTable
  run_branch_steps: RunBranchStepsTable
  run_usage: RunUsageTable
  run_questions: RunQuestionsTable
  run_changes: RunChangesTable
  run_changes_head: RunChangesHeadTable
  workers: WorkersTable
  team_turns: TeamTurnsTable
  model_limits: ModelLimitsTable
  team_models: TeamModelsTable
}

/** PostgreSQL's bigint and numeric, which the driver gives as text. */
type Big = ColumnType<string, number | undefined, number>

interface RunsTable {
  id: string
  team_id: string
  version_id: string
  team_name: string
  version: number
  task: string
  emergency_id: string | null
  plan_id: string | null
  status: RunStatus
  stop_reason: ColumnType<string | null, never, string>
  stop_code: ColumnType<StopCode | null, never, StopCode | null>
  created_by: string
  created_at: ColumnType<Date, Date, never>
  queued_at: Date
  admitted_at: ColumnType<Date | null, never, Date | null>
  started_at: ColumnType<Date | null, never, Date>
  ended_at: ColumnType<Date | null, never, Date>
  deadline_at: ColumnType<Date | null, never, Date | null>
  left_ms: ColumnType<string | null, never, number | null>
  worker: ColumnType<string | null, never, string | null>
  attempt: Generated<number>
  stop_requested_at: ColumnType<Date | null, never, Date>
  forked_from: string | null
  forked_at_step: number | null
  journal_kept: Generated<boolean>
  last_seq: Big
  step: Generated<number>
  message_count: Generated<number>
  call_count: Generated<number>
  prompt_tokens: Big
  cached_tokens: Big
  completion_tokens: Big
  cost: Big
}

interface RunEventsTable {
  run_id: string
  seq: ColumnType<string, number, never>
  at: ColumnType<Date, Date, never>
  kind: ColumnType<string, string, never>
  step: number
  branch: string | null
  ordinal: number | null
  payload: ColumnType<unknown, string, never>
  detail: ColumnType<unknown, string | null, null>
}

interface RunBranchStepsTable {
  run_id: string
  place: string
  name: string
  result: ColumnType<unknown, string | null, never>
}

interface RunUsageTable {
  run_id: string
  seq: ColumnType<string, number, never>
  at: ColumnType<Date, Date, never>
  team_id: string
  agent: string
  model: string
  prompt_tokens: number
  cached_tokens: number
  completion_tokens: number
  cost: string | null
  milliseconds: number
}

interface RunQuestionsTable {
  id: string
  run_id: string
  place: string
  step: number
  source: string
  prompt: string
  choices: string[] | null
  role: Role | null
  asked_at: ColumnType<Date, Date, never>
  answer: ColumnType<string | null, never, string>
  answered_by: ColumnType<string | null, never, string>
  answered_at: ColumnType<Date | null, never, Date>
}

interface RunChangesTable {
  seq: ColumnType<string, number, never>
  at: ColumnType<Date, Date, never>
  kind: string
  payload: ColumnType<unknown, string, never>
}

interface RunChangesHeadTable {
  id: Generated<number>
  last_seq: ColumnType<string, number, number>
}

interface TeamTurnsTable {
  team_id: string
  turn: ColumnType<string, number, number>
}

interface WorkersTable {
  id: string
  name: string
  protocol: number
  capacity: number
  started_at: ColumnType<Date, Date, never>
  seen_at: Date
  well_since: ColumnType<Date, Date | undefined, Date>
}

interface ModelLimitsTable {
  id: string
  host: string
  model: string
  limited_until: Generated<Date>
  requests_until: Generated<Date>
  tokens_until: Generated<Date>
}

interface TeamModelsTable {
  version_id: string
  limit_id: string
}
