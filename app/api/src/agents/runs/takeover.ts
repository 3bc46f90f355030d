import { sql } from 'kysely'
import type { BeatParts } from './beat.ts'
import { lastSignOfLife, mayJudge } from './presence.ts'
import { rescueAstray } from './rescue.ts'
import { putBack } from './transitions.ts'

/** Of the runs of dead workers, how many are taken in one go. */
const PAGE = 100
/** How long a run that waits may be on its way from one queue to another before anybody asks what has become of it. */
const ON_THE_WAY_MS = 5_000

/**
 * Finds runs that nobody works on though somebody should: those whose worker died, and those whose way into the queue
 * was cut off half-way. Each look begins from how things stand, so that whoever dies in the middle of one does no harm.
 */
export class Takeover {
  readonly #parts: BeatParts
  #lookedAt = 0

  constructor(parts: BeatParts) {
    this.#parts = parts
  }

  async look(): Promise<void> {
    if (!(await this.#mayJudge())) return
    await this.#takeFromTheDead()
    const { onTheWayMs = ON_THE_WAY_MS } = this.#parts
    if (performance.now() - this.#lookedAt < onTheWayMs) return
    this.#lookedAt = performance.now()
    await rescueAstray({ ...this.#parts, onTheWayMs })
  }

  async #mayJudge(): Promise<boolean> {
    const { rows } = await sql<{ may: boolean }>`select ${mayJudge(this.#parts)} as may`.execute(
      this.#parts.database,
    )
    return rows[0]?.may === true
  }

  async #takeFromTheDead(): Promise<void> {
    const { database, leaseMs } = this.#parts
    const orphans = await database
      .selectFrom('runs')
      .select(['id', 'worker'])
      .where('status', '=', 'running')
      .where(mayJudge(this.#parts))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('workers')
              .select('workers.id')
              .whereRef('workers.id', '=', 'runs.worker')
              .where('seen_at', '>', lastSignOfLife(leaseMs)),
          ),
        ),
      )
      .limit(PAGE)
      .execute()
    for (const { id, worker } of orphans) {
      // Only one of those who look finds the run still the dead worker's.
      if (worker !== null) await putBack(this.#parts, id, worker, 'worker-died')
    }
    await database
      .deleteFrom('workers')
      .where('seen_at', '<', lastSignOfLife(leaseMs))
      .where(mayJudge(this.#parts))
      .execute()
  }
}
