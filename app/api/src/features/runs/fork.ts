import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { DurableOrders } from '../../agents/durable/runtime.ts'
import { AppError } from '../../errors/app-error.ts'
import { type ChangeParts, changeRun } from './change.ts'
import type { RunRow } from './rows.ts'

export interface Fork {
  /** Steps that are taken over. */
  readonly step: number
  readonly task?: string | undefined
  readonly actor: string
}

/** Makes a run that has the beginning of another one, with everything that was told until then. */
export async function forkRun(
  parts: ChangeParts & { readonly orders: DurableOrders },
  from: RunRow,
  { step: wanted, task, actor }: Fork,
): Promise<RunRow> {
  if (wanted > from.step) throw new AppError('run/step-not-reached', { step: String(from.step) })
  const finished = await parts.orders.finishedSteps(from.id)
  if (finished === undefined) throw new AppError('run/forgotten')
  const step = Math.min(wanted, finished)
  const id = randomUUID()
  return changeRun(parts, id, async (change) => {
    await change.transaction
      .insertInto('runs')
      .values({
        ...{ id, team_id: from.team_id, version_id: from.version_id, team_name: from.team_name },
        ...{ version: from.version, task: task ?? from.task, status: 'queued', created_by: actor },
        ...{ emergency_id: from.emergency_id, plan_id: from.plan_id },
        ...{ forked_from: from.id, forked_at_step: step, step },
        ...{ created_at: change.at, queued_at: change.at },
      })
      .execute()
    await sql`
      with told as (
        insert into run_events (run_id, seq, at, kind, step, branch, ordinal, payload, detail)
        select ${id}, row_number() over (order by seq), at, kind, step, branch, ordinal, payload, detail
        from run_events where run_id = ${from.id} and step <= ${step} and ordinal is not null
        returning kind, payload
      )
      update runs set last_seq = (select count(*) from told),
        message_count = (select count(*) from told where kind = 'message')
      where id = ${id}`.execute(change.transaction)
    await sql`
      insert into run_questions
        (id, run_id, place, step, source, prompt, choices, role, asked_at, answer, answered_by, answered_at)
      select gen_random_uuid(), ${id}, place, step, source, prompt, choices, role, asked_at, answer, answered_by, answered_at
      from run_questions where run_id = ${from.id} and answered_at is not null and step <= ${step}`.execute(
      change.transaction,
    )
    await change.record('run-queued', { by: actor, forkedFrom: from.id, step })
    const row = await change.lock()
    await parts.orders.fork(from.id, id, step)
    await change.recordForAll('run-queued', row)
    return row
  })
}
