import type { Selectable } from 'kysely'
import type { Wait } from '../../agents/queue/waits.ts'
import type { Question, Run } from './schema.ts'
import type { RunTables } from './tables.ts'

export type RunRow = Selectable<RunTables['runs']>
export type QuestionRow = Selectable<RunTables['run_questions']> & { readonly team_name: string }

export function runOf(row: RunRow, wait: Wait | null = null): Run {
  return {
    id: row.id,
    teamId: row.team_id,
    teamName: row.team_name,
    version: row.version,
    task: row.task,
    emergencyId: row.emergency_id,
    planId: row.plan_id,
    status: row.status,
    wait: wait && { ...wait, until: wait.until?.toISOString() ?? null },
    stopReason: row.stop_reason,
    stopCode: row.stop_code,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    deadlineAt: row.deadline_at?.toISOString() ?? null,
    worker: row.worker,
    attempts: row.attempt,
    stopRequested: row.stop_requested_at !== null,
    forkedFrom: row.forked_from === null ? null : { runId: row.forked_from, step: row.forked_at_step ?? 0 },
    step: row.step,
    messages: row.message_count,
    usage: {
      calls: row.call_count,
      promptTokens: Number(row.prompt_tokens),
      cachedTokens: Number(row.cached_tokens),
      completionTokens: Number(row.completion_tokens),
      cost: Number(row.cost),
    },
    lastSeq: Number(row.last_seq),
  }
}

/** Whoever may order runs may answer what they ask, unless the team wants somebody else. */
const USUAL_ROLE = 'operator'

export function questionOf(row: QuestionRow): Question {
  return {
    id: row.id,
    runId: row.run_id,
    teamName: row.team_name,
    source: row.source,
    prompt: row.prompt,
    choices: row.choices,
    role: row.role ?? USUAL_ROLE,
    askedAt: row.asked_at.toISOString(),
    answer: row.answer,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at?.toISOString() ?? null,
  }
}
