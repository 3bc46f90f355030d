import type { Database } from '../../database/connect.ts'
import { JournalMismatch, NotOurs, type StepJournal } from '../durable/runtime.ts'
import type { Json } from '../json.ts'
import { insist } from './insist.ts'
import type { RecordedRun } from './recorder.ts'
import { storable } from './told.ts'

/** What steps of branches gave, by their places. */
export type BranchResults = ReadonlyMap<string, { readonly name: string; readonly result: Json }>

export interface BranchJournalParts {
  readonly database: Database
  readonly run: RecordedRun
  readonly signal: AbortSignal
  /** Of the whole run, as it was when this process began. */
  readonly results: BranchResults
}

/**
 * The journal of one branch. DBOS tells steps apart by the order in which they begin, which is another each time where
 * branches run side by side; so a fan-out is one step to DBOS, and each of its branches writes down its own here.
 */
export class BranchJournal implements StepJournal {
  readonly #parts: BranchJournalParts
  readonly #branch: string
  /** Of the run, which the fan-out is. */
  readonly #step: number
  #count = 0

  constructor(parts: BranchJournalParts, branch: string, step: number) {
    this.#parts = parts
    this.#branch = branch
    this.#step = step
  }

  async step<T extends Json>(name: string, work: () => Promise<T>): Promise<T> {
    const place = `${this.#branch}/${this.#count++}`
    const { results } = this.#parts
    const known = results.get(place)
    if (known && known.name !== name) throw new JournalMismatch(this.#step, `${known.name}, not ${name}`)
    // Written by the same step of the same branch, and read as it was written.
    if (known) return known.result as T
    const result = await work()
    await insist(() => this.#write(place, name, result), this.#parts.signal)
    return result
  }

  async #write(place: string, name: string, result: Json): Promise<void> {
    const { database, run } = this.#parts
    const written = await database
      .insertInto('run_branch_steps')
      .columns(['run_id', 'place', 'name', 'result'])
      .expression((from) =>
        from
          .selectFrom('runs')
          .select(({ val, cast }) => [
            'runs.id',
            val(place).as('place'),
            val(name).as('name'),
            cast<unknown>(val(storable(result ?? null)), 'jsonb').as('result'),
          ])
          .where('runs.id', '=', run.id)
          .where('attempt', '=', run.attempt)
          .where('status', '=', 'running'),
      )
      .onConflict((conflict) => conflict.columns(['run_id', 'place']).doUpdateSet({ name }))
      .returning('place')
      .executeTakeFirst()
    if (!written) throw new NotOurs()
  }
}
