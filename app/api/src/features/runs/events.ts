import { sql, type Transaction } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Tables } from '../../database/tables.ts'
import { reached } from '../../database/unavailable.ts'
import type { EventLog, LiveEvent } from '../../live/event.ts'

/** The topic of what concerns the list of all runs. */
export const ALL_RUNS = 'runs'

export function topicOf(runId: string): string {
  return `run:${runId}`
}

export interface Happening {
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly at: Date
}

/**
 * Writes the next event of a run. Raising the number locks the run's row until the transaction ends, so numbers
 * become visible in order and without gaps.
 */
export async function appendRunEvent(
  transaction: Transaction<Tables>,
  runId: string,
  { kind, payload, at }: Happening,
): Promise<LiveEvent> {
  const { last_seq, step } = await transaction
    .updateTable('runs')
    .set({ last_seq: sql`last_seq + 1` })
    .where('id', '=', runId)
    .returning(['last_seq', 'step'])
    .executeTakeFirstOrThrow()
  const seq = Number(last_seq)
  await transaction
    .insertInto('run_events')
    .values({ run_id: runId, seq, at, kind, step, payload: JSON.stringify(payload) })
    .execute()
  return { topic: topicOf(runId), seq, at: at.toISOString(), kind, payload }
}

/** Writes the next event of the list of all runs. */
export async function appendListEvent(
  transaction: Transaction<Tables>,
  { kind, payload, at }: Happening,
): Promise<LiveEvent> {
  const { last_seq } = await transaction
    .updateTable('run_changes_head')
    .set({ last_seq: sql`last_seq + 1` })
    .returning('last_seq')
    .executeTakeFirstOrThrow()
  const seq = Number(last_seq)
  await transaction
    .insertInto('run_changes')
    .values({ seq, at, kind, payload: JSON.stringify(payload) })
    .execute()
  return { topic: ALL_RUNS, seq, at: at.toISOString(), kind, payload }
}

/** The events of `run:ID`. Every run is for everybody who is signed in. */
export class RunEventLog implements EventLog {
  readonly family = 'run'
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async mayRead(_: unknown, runId: string): Promise<boolean> {
    return (await this.lastSeq(runId)) > 0
  }

  async readAfter(runId: string, seq: number, limit: number): Promise<LiveEvent[]> {
    if (!isRunId(runId)) return []
    const rows = await reached(
      this.#database
        .selectFrom('run_events')
        .select(['seq', 'at', 'kind', 'payload'])
        .where('run_id', '=', runId)
        .where('seq', '>', String(seq))
        .orderBy('seq')
        .limit(limit)
        .execute(),
    )
    return rows.map((row) => eventOf(topicOf(runId), row))
  }

  async lastSeq(runId: string): Promise<number> {
    if (!isRunId(runId)) return 0
    const run = await reached(
      this.#database.selectFrom('runs').select('last_seq').where('id', '=', runId).executeTakeFirst(),
    )
    return Number(run?.last_seq ?? 0)
  }
}

/** The events of `runs`. */
export class RunListLog implements EventLog {
  readonly family = ALL_RUNS
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async mayRead(_: unknown, id: string): Promise<boolean> {
    return id === ''
  }

  async readAfter(_: string, seq: number, limit: number): Promise<LiveEvent[]> {
    const rows = await reached(
      this.#database
        .selectFrom('run_changes')
        .select(['seq', 'at', 'kind', 'payload'])
        .where('seq', '>', String(seq))
        .orderBy('seq')
        .limit(limit)
        .execute(),
    )
    return rows.map((row) => eventOf(ALL_RUNS, row))
  }

  async lastSeq(): Promise<number> {
    const head = await reached(
      this.#database.selectFrom('run_changes_head').select('last_seq').executeTakeFirstOrThrow(),
    )
    return Number(head.last_seq)
  }
}

interface StoredEvent {
  readonly seq: string
  readonly at: Date
  readonly kind: string
  readonly payload: unknown
}

function eventOf(topic: string, { seq, at, kind, payload }: StoredEvent): LiveEvent {
  return { topic, seq: Number(seq), at: at.toISOString(), kind, payload }
}

/** What follows the colon of a topic is anybody's guess, and PostgreSQL fails on a uuid that is none. */
function isRunId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
}
