import { sql } from 'kysely'
import type { ChangeParts } from '../../features/runs/change.ts'
import type { DurableOrders } from '../durable/runtime.ts'
import type { Answer } from '../steps.ts'
import { answerOf } from './questions.ts'
import type { RecordedRun } from './recorder.ts'
import type { RunUnderWay } from './run-under-way.ts'

export interface BeatParts extends ChangeParts {
  readonly orders: DurableOrders
  readonly id: string
  readonly name: string
  readonly protocol: number
  readonly capacity: number
  readonly leaseMs: number
}

/** What people have done to a run meanwhile. */
export interface News {
  readonly stopRequested: boolean
  readonly answers: readonly (Answer & { readonly id: string })[]
}

/** Says that a worker lives, and hears what has become of its runs. */
export class Beat {
  readonly #parts: BeatParts

  constructor(parts: BeatParts) {
    this.#parts = parts
  }

  /** News of those runs that are still this worker's. */
  async look(runs: readonly RunUnderWay[]): Promise<ReadonlyMap<RecordedRun, News>> {
    await this.#sayAlive()
    const ids = runs.map(({ run }) => run.id)
    if (ids.length === 0) return new Map()
    const { database, id } = this.#parts
    const [rows, answers] = await Promise.all([
      database
        .selectFrom('runs')
        .select(['id', 'attempt', 'stop_requested_at'])
        .where('id', 'in', ids)
        .where('worker', '=', id)
        .where('status', '=', 'running')
        .execute(),
      this.#answersOf(runs),
    ])
    return new Map(
      runs.flatMap(({ run }) => {
        const row = rows.find(({ id, attempt }) => id === run.id && attempt === run.attempt)
        if (!row) return []
        const own = answers.filter(({ run_id }) => run_id === run.id)
        const news = {
          stopRequested: row.stop_requested_at !== null,
          answers: own.map((answer) => ({ id: answer.id, ...answerOf(answer) })),
        }
        return [[run, news] as const]
      }),
    )
  }

  async stop(): Promise<void> {
    await this.#parts.database.deleteFrom('workers').where('id', '=', this.#parts.id).execute()
  }

  async #sayAlive(): Promise<void> {
    const { database, id, name, protocol, capacity } = this.#parts
    // By the database's clock, since the workers' differ.
    const now = sql<Date>`now()`
    await database
      .insertInto('workers')
      .values({ id, name, protocol, capacity, started_at: now, seen_at: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: now }))
      .execute()
  }

  async #answersOf(runs: readonly RunUnderWay[]) {
    const asking = runs.filter(({ questions }) => questions.areWaitedFor).map(({ run }) => run.id)
    if (asking.length === 0) return []
    return this.#parts.database
      .selectFrom('run_questions')
      .select(['id', 'run_id', 'answer', 'answered_by'])
      .where('run_id', 'in', asking)
      .where('answered_at', 'is not', null)
      .execute()
  }
}
