import { sql } from 'kysely'
import type { ChangeParts } from '../../features/runs/change.ts'
import type { DurableOrders } from '../durable/runtime.ts'
import type { Answer } from '../steps.ts'
import { lastSignOfLife } from './presence.ts'
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
  /** How long a run that waits may be on its way from queue to queue; has a default. */
  readonly onTheWayMs?: number
}

/** What people have done to a run meanwhile. */
export interface News {
  readonly stopRequested: boolean
  readonly answers: readonly (Answer & { readonly id: string })[]
}

export interface Heard {
  /** The runs that are this worker's to work on, whether it knows or not. */
  readonly own: readonly string[]
  /** Of those that it works on, and that are still its own. */
  readonly news: ReadonlyMap<RecordedRun, News>
}

/** Says that a worker lives, and hears what has become of its runs. */
export class Beat {
  readonly #parts: BeatParts

  constructor(parts: BeatParts) {
    this.#parts = parts
  }

  /** `runs` are those that this process works on. */
  async look(runs: readonly RunUnderWay[]): Promise<Heard> {
    await this.#sayAlive()
    const [rows, answers] = await Promise.all([this.#ownRows(), this.#answersOf(runs)])
    const news = runs.flatMap(({ run }) => {
      const row = rows.find(({ id, attempt }) => id === run.id && attempt === run.attempt)
      if (!row) return []
      const own = answers.filter(({ run_id }) => run_id === run.id)
      const told = {
        stopRequested: row.stop_requested_at !== null,
        answers: own.map((answer) => ({ id: answer.id, ...answerOf(answer) })),
      }
      return [[run, told] as const]
    })
    return { own: rows.map(({ id }) => id), news: new Map(news) }
  }

  async stop(): Promise<void> {
    await this.#parts.database.deleteFrom('workers').where('id', '=', this.#parts.id).execute()
  }

  async #sayAlive(): Promise<void> {
    const { database, id, name, protocol, capacity, leaseMs } = this.#parts
    const now = sql<Date>`now()`
    const wellSince = sql<Date>`case when workers.seen_at > ${lastSignOfLife(leaseMs)} then workers.well_since else now() end`
    await database
      .insertInto('workers')
      .values({ id, name, protocol, capacity, started_at: now, seen_at: now, well_since: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: now, well_since: wellSince }))
      .execute()
  }

  #ownRows() {
    return this.#parts.database
      .selectFrom('runs')
      .select(['id', 'attempt', 'stop_requested_at'])
      .where('worker', '=', this.#parts.id)
      .where('status', '=', 'running')
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
