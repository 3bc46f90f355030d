import { sql, type Transaction } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Tables } from '../../database/tables.ts'
import { reached } from '../../database/unavailable.ts'
import type { EventLog, LiveEvent } from '../../live/event.ts'

/** The topic of what concerns the list of all emergencies. */
export const ALL_EMERGENCIES = 'emergencies'

export function topicOf(emergencyId: string): string {
  return `emergency:${emergencyId}`
}

interface Happening {
  readonly kind: string
  readonly actor: string
  /** The name of the call that did it. */
  readonly key?: string | undefined
  readonly payload: Readonly<Record<string, unknown>>
  readonly at: Date
}

/**
 * Writes the next event of a topic. Raising the number locks the topic until the transaction ends, so numbers
 * become visible in order and without gaps.
 */
export async function appendEmergencyEvent(
  transaction: Transaction<Tables>,
  topic: string,
  { kind, actor, key, payload, at }: Happening,
): Promise<LiveEvent> {
  const { last_seq } = await transaction
    .insertInto('emergency_topics')
    .values({ topic, last_seq: 1 })
    .onConflict((conflict) =>
      conflict.column('topic').doUpdateSet({ last_seq: sql`emergency_topics.last_seq + 1` }),
    )
    .returning('last_seq')
    .executeTakeFirstOrThrow()
  const seq = Number(last_seq)
  await transaction
    .insertInto('emergency_events')
    .values({ topic, seq, at, kind, actor, call_key: key, payload: JSON.stringify(payload) })
    .execute()
  return { topic, seq, at: at.toISOString(), kind, payload: { actor, ...payload } }
}

/** The events of the topics `emergency:ID`, or of the one topic `emergencies`. */
export class EmergencyEventLog implements EventLog {
  readonly family: 'emergency' | 'emergencies'
  readonly #database: Database

  constructor(database: Database, family: 'emergency' | 'emergencies') {
    this.#database = database
    this.family = family
  }

  /** Every emergency is for everybody who is signed in: the command post works on one picture. */
  async mayRead(_: unknown, id: string): Promise<boolean> {
    if (this.family === 'emergencies') return id === ''
    return (await this.lastSeq(id)) > 0
  }

  async readAfter(id: string, seq: number, limit: number): Promise<LiveEvent[]> {
    const topic = this.#topic(id)
    const rows = await reached(
      this.#database
        .selectFrom('emergency_events')
        .select(['seq', 'at', 'kind', 'actor', 'payload'])
        .where('topic', '=', topic)
        .where('seq', '>', String(seq))
        .orderBy('seq')
        .limit(limit)
        .execute(),
    )
    return rows.map(({ seq, at, kind, actor, payload }) => ({
      topic,
      seq: Number(seq),
      at: at.toISOString(),
      kind,
      payload: { actor, ...(typeof payload === 'object' && payload) },
    }))
  }

  async lastSeq(id: string): Promise<number> {
    const head = await reached(
      this.#database
        .selectFrom('emergency_topics')
        .select('last_seq')
        .where('topic', '=', this.#topic(id))
        .executeTakeFirst(),
    )
    return Number(head?.last_seq ?? 0)
  }

  #topic(id: string): string {
    return this.family === 'emergencies' ? ALL_EMERGENCIES : topicOf(id)
  }
}
