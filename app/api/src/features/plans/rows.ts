import type { Selectable } from 'kysely'
import type { LiveEvent } from '../../live/event.ts'
import type { OpenTask, Plan, Task } from './schema.ts'
import type { PlanTables } from './tables.ts'

export type PlanRow = Selectable<PlanTables['plans']>
export type TaskRow = Selectable<PlanTables['plan_tasks']>
type StoredEvent = Pick<Selectable<PlanTables['plan_events']>, 'seq' | 'at' | 'kind' | 'actor' | 'payload'>

export function planOf(row: PlanRow): Plan {
  return {
    planId: row.id,
    name: row.name,
    description: row.description,
    emergencyId: row.emergency_id,
    status: row.status,
    currentStep: row.current_step,
    taskCount: row.task_count,
    endedCount: row.ended_count,
    failedCount: row.failed_count,
    lastSeq: Number(row.last_seq),
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}

export function taskOf(row: TaskRow): Task {
  return {
    planId: row.plan_id,
    taskId: row.task_id,
    step: row.step,
    name: row.name,
    assignee: row.assignee,
    description: row.description,
    priority: row.priority,
    timeoutSeconds: row.timeout_seconds,
    inputs: row.inputs,
    outputs: row.outputs,
    status: row.status,
    resultSummary: row.result_summary,
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}

export function openTaskOf(row: TaskRow & { plan_name: string; current_step: number | null }): OpenTask {
  return { ...taskOf(row), planName: row.plan_name, workable: row.step === row.current_step }
}

export function topicOf(planId: string): string {
  return `plan:${planId}`
}

export function eventOf(planId: string, { seq, at, kind, actor, payload }: StoredEvent): LiveEvent {
  const said = typeof payload === 'object' ? payload : {}
  return { topic: topicOf(planId), seq: Number(seq), at: at.toISOString(), kind, payload: { actor, ...said } }
}
