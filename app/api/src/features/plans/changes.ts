import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Call } from './call.ts'
import type { PlanRow, TaskRow } from './rows.ts'
import type { Standing, TaskStatus } from './states.ts'
import type { PlanStructure } from './structure.ts'

/** Writes of plans and tasks, each inside a transaction of the caller's. */

/** The plan, which nobody else changes until the transaction ends. */
export async function lockPlan(transaction: Transaction<Tables>, planId: string): Promise<PlanRow> {
  const plan = await transaction
    .selectFrom('plans')
    .selectAll()
    .where('id', '=', planId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!plan) throw new AppError('plan/not-found')
  return plan
}

export interface PlanHead {
  readonly planId: string
  readonly structure: PlanStructure
  readonly emergencyId?: string | undefined
  readonly createdBy: string
  readonly createdAt: Date
}

/** Whether there was no plan of this id yet. */
export async function insertPlan(transaction: Transaction<Tables>, head: PlanHead): Promise<boolean> {
  const { planId, structure, createdAt } = head
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('plans')
    .values({
      id: planId,
      name: structure.name,
      description: structure.description,
      emergency_id: head.emergencyId ?? null,
      status: 'ready',
      current_step: 1,
      task_count: structure.steps.reduce((count, { tasks }) => count + tasks.length, 0),
      created_by: head.createdBy,
      created_at: createdAt,
      updated_at: createdAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) return false
  await insertSteps(transaction, planId, structure)
  await insertTasks(transaction, planId, structure, createdAt)
  await continueNumbers(transaction, planId)
  return true
}

async function insertSteps(
  transaction: Transaction<Tables>,
  planId: string,
  { steps }: PlanStructure,
): Promise<void> {
  const rows = steps.map(({ name, description }, index) => ({
    plan_id: planId,
    step: index + 1,
    name: name ?? String(index + 1),
    description,
  }))
  await transaction.insertInto('plan_steps').values(rows).execute()
}

async function insertTasks(
  transaction: Transaction<Tables>,
  planId: string,
  { steps }: PlanStructure,
  createdAt: Date,
): Promise<void> {
  const rows = steps.flatMap(({ tasks }, index) =>
    tasks.map(({ timeout, ...task }, place) => ({
      plan_id: planId,
      step: index + 1,
      place: place + 1,
      ...task,
      timeout_seconds: timeout ?? null,
      status: 'ready' as const,
      created_at: createdAt,
    })),
  )
  await transaction.insertInto('plan_tasks').values(rows).execute()
}

/** After the events of an earlier plan of this id. A statement of its own, so that it sees what `insert` waited for. */
async function continueNumbers(transaction: Transaction<Tables>, planId: string): Promise<void> {
  const { last } = await transaction
    .selectFrom('plan_events')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  if (last === null) return
  await transaction
    .updateTable('plans')
    .set({ last_seq: Number(last) })
    .where('id', '=', planId)
    .execute()
}

export async function tasksOf(transaction: Transaction<Tables>, planId: string): Promise<TaskRow[]> {
  return transaction.selectFrom('plan_tasks').selectAll().where('plan_id', '=', planId).execute()
}

export async function updateTask(
  transaction: Transaction<Tables>,
  { plan_id, task_id }: Pick<TaskRow, 'plan_id' | 'task_id'>,
  change: { status: TaskStatus; summary: string | undefined; at: Date },
): Promise<TaskRow> {
  const { status, summary, at } = change
  return transaction
    .updateTable('plan_tasks')
    .set({
      status,
      ...(status === 'inprogress' ? { started_at: at } : { ended_at: at }),
      ...(summary !== undefined && { result_summary: summary }),
    })
    .where('plan_id', '=', plan_id)
    .where('task_id', '=', task_id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function updateStanding(
  transaction: Transaction<Tables>,
  planId: string,
  { status, currentStep, endedCount, failedCount }: Standing,
  at: Date,
): Promise<void> {
  await transaction
    .updateTable('plans')
    .set({
      status,
      current_step: currentStep,
      ended_count: endedCount,
      failed_count: failedCount,
      updated_at: at,
      ...(currentStep === null && { ended_at: at }),
    })
    .where('id', '=', planId)
    .execute()
}

/**
 * What was recorded of this very call, if it has been carried out before. A caller that cannot know whether its
 * call arrived repeats it under the same key; the same key for something else is a mistake of the caller's.
 */
export async function earlierCall(
  transaction: Transaction<Tables>,
  planId: string,
  { key }: Call,
  wanted: { readonly kind: string; readonly about?: Readonly<Record<string, unknown>> },
): Promise<{ payload: unknown } | undefined> {
  if (key === undefined) return undefined
  const earlier = await transaction
    .selectFrom('plan_events')
    .select(['kind', 'payload'])
    .select(sql<boolean>`payload @> ${JSON.stringify(wanted.about ?? {})}::jsonb`.as('isAbout'))
    .where('plan_id', '=', planId)
    .where('call_key', '=', key)
    .executeTakeFirst()
  if (earlier && !(earlier.kind === wanted.kind && earlier.isAbout))
    throw new AppError('request/key-reused', { key })
  return earlier
}
