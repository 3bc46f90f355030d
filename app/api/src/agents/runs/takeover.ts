import { sql } from 'kysely'
import type { BeatParts } from './beat.ts'
import type { Lease } from './lease.ts'
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
  #wellSince: number | undefined
  #lookedAt = 0

  constructor(parts: BeatParts) {
    this.#parts = parts
  }

  async look(lease: Lease): Promise<void> {
    if (!this.#mayJudge(lease)) return
    await this.#takeFromTheDead()
    const { onTheWayMs = ON_THE_WAY_MS } = this.#parts
    if (performance.now() - this.#lookedAt < onTheWayMs) return
    this.#lookedAt = performance.now()
    await rescueAstray({ ...this.#parts, onTheWayMs })
  }

  /** After an outage nobody has been seen for a while: whoever comes back first must not take all others for dead. */
  #mayJudge(lease: Lease): boolean {
    if (!lease.isHeld) this.#wellSince = undefined
    else this.#wellSince ??= performance.now()
    return this.#wellSince !== undefined && performance.now() - this.#wellSince >= this.#parts.leaseMs
  }

  async #takeFromTheDead(): Promise<void> {
    const { database } = this.#parts
    const orphans = await database
      .selectFrom('runs')
      .select(['id', 'worker'])
      .where('status', '=', 'running')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('workers')
              .select('workers.id')
              .whereRef('workers.id', '=', 'runs.worker')
              .where('seen_at', '>', this.#lastSignOfLife()),
          ),
        ),
      )
      .limit(PAGE)
      .execute()
    for (const { id, worker } of orphans) {
      // Only one of those who look finds the run still the dead worker's.
      if (worker !== null) await putBack(this.#parts, id, worker, 'worker-died')
    }
    await database.deleteFrom('workers').where('seen_at', '<', this.#lastSignOfLife()).execute()
  }

  #lastSignOfLife() {
    return sql<Date>`now() - ${this.#parts.leaseMs} * interval '1 millisecond'`
  }
}
