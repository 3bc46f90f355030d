import type { ColumnType } from 'kysely'
import type { PlanStatus, Priority, TaskStatus } from './states.ts'

/** The tables as migration 030 leaves them. */
export interface PlanTables {
  plans: PlansTable
  plan_steps: PlanStepsTable
  plan_tasks: PlanTasksTable
  plan_events: PlanEventsTable
}

interface PlansTable {
  id: string
  name: string
  description: string
  emergency_id: string | null
  status: PlanStatus
  /** The step that is worked on; null once all have ended. */
  current_step: number | null
  task_count: number
  ended_count: ColumnType<number, number | undefined, number>
  failed_count: ColumnType<number, number | undefined, number>
  /** PostgreSQL's bigint, which the driver gives as text. */
  last_seq: ColumnType<string, number | undefined, number>
  created_by: string
  created_at: ColumnType<Date, Date, never>
  updated_at: Date
  ended_at: ColumnType<Date | null, never, Date | null>
}

interface PlanStepsTable {
  plan_id: string
  step: number
  name: string
  description: string
}

interface PlanTasksTable {
  plan_id: string
  task_id: string
  step: number
  place: number
  name: string
  assignee: string
  description: string
  priority: Priority
  timeout_seconds: number | null
  inputs: string[]
  outputs: string[]
  status: TaskStatus
  result_summary: ColumnType<string | null, never, string | null>
  created_at: ColumnType<Date, Date, never>
  started_at: ColumnType<Date | null, never, Date | null>
  ended_at: ColumnType<Date | null, never, Date | null>
}

interface PlanEventsTable {
  plan_id: string
  seq: ColumnType<string, number, never>
  at: ColumnType<Date, Date, never>
  kind: ColumnType<string, string, never>
  actor: ColumnType<string, string, never>
  call_key: ColumnType<string | null, string | null, never>
  payload: ColumnType<unknown, string, never>
}
