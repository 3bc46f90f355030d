import { sql, type Transaction } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Tables } from '../../database/tables.ts'
import { reached } from '../../database/unavailable.ts'
import type { EventLog, LiveEvent } from '../../live/event.ts'
import type { Call } from './call.ts'
import { eventsOfPlan, lastEventOfPlan } from './queries.ts'
import { eventOf, topicOf } from './rows.ts'

interface Happening {
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly at: Date
}

/**
 * Writes the next event of a plan. Raising the number locks the plan's row until the transaction ends, so numbers
 * become visible in order and without gaps.
 */
export async function appendPlanEvent(
  transaction: Transaction<Tables>,
  planId: string,
  call: Call,
  { kind, payload, at }: Happening,
): Promise<LiveEvent> {
  const { seq } = await transaction
    .with('head', (head) =>
      head
        .updateTable('plans')
        .set({ last_seq: sql`last_seq + 1`, updated_at: at })
        .where('id', '=', planId)
        .returning('last_seq'),
    )
    .insertInto('plan_events')
    .columns(['plan_id', 'seq', 'at', 'kind', 'actor', 'call_key', 'payload'])
    .expression((from) =>
      from
        .selectFrom('head')
        .select(({ val }) => [
          val(planId).as('plan_id'),
          'last_seq',
          sql<Date>`${at}::timestamptz`.as('at'),
          val(kind).as('kind'),
          val(call.actor).as('actor'),
          val(call.key ?? null).as('call_key'),
          sql<string>`${JSON.stringify(payload)}::jsonb`.as('payload'),
        ]),
    )
    .returning('seq')
    .executeTakeFirstOrThrow()
  return {
    topic: topicOf(planId),
    seq: Number(seq),
    at: at.toISOString(),
    kind,
    payload: { actor: call.actor, ...payload },
  }
}

/** The events of plans, also of those that have been deleted. */
export class PlanEventLog implements EventLog {
  readonly family = 'plan'
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Every plan is for everybody who is signed in: the command post works on one picture. */
  async mayRead(_: unknown, planId: string): Promise<boolean> {
    return (await this.lastSeq(planId)) > 0
  }

  async readAfter(planId: string, seq: number, limit: number): Promise<LiveEvent[]> {
    const rows = await reached(eventsOfPlan(this.#database, { planId, after: String(seq), limit }))
    return rows.map((row) => eventOf(planId, row))
  }

  async lastSeq(planId: string): Promise<number> {
    const [newest] = await reached(lastEventOfPlan(this.#database, { planId }))
    return Number(newest?.seq ?? 0)
  }
}
