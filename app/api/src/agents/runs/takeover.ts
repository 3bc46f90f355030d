import { sql } from 'kysely'
import type { BeatParts } from './beat.ts'
import type { Lease } from './lease.ts'
import { putBack } from './transitions.ts'

/** A run is in the queue's hands for this long before anybody asks whether it has been forgotten there. */
const UNTOUCHED_MS = 5_000
/** Of the runs that wait, how many are looked at in one go. */
const PAGE = 100
/** More steps than a run has: all that it did is kept. */
const ALL_STEPS = 2 ** 31 - 1

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
    if (performance.now() - this.#lookedAt < UNTOUCHED_MS) return
    this.#lookedAt = performance.now()
    await this.#rescueQueued()
  }

  /** After an outage nobody has been seen for a while: whoever comes back first must not take all others for dead. */
  #mayJudge(lease: Lease): boolean {
    if (!lease.isHeld) this.#wellSince = undefined
    else this.#wellSince ??= performance.now()
    return this.#wellSince !== undefined && performance.now() - this.#wellSince >= this.#parts.leaseMs
  }

  async #takeFromTheDead(): Promise<void> {
    const { database, orders } = this.#parts
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
      if (worker !== null && (await putBack(this.#parts, id, worker, 'worker-died')))
        await orders.resume([id])
    }
    await database.deleteFrom('workers').where('seen_at', '<', this.#lastSignOfLife()).execute()
  }

  #lastSignOfLife() {
    return sql<Date>`now() - ${this.#parts.leaseMs} * interval '1 millisecond'`
  }

  async #rescueQueued(): Promise<void> {
    const { orders } = this.#parts
    const queued = await this.#untouched()
    const standings = await orders.look(queued.map(({ id }) => id))
    for (const run of queued) {
      switch (standings.get(run.id)) {
        case 'queued':
          break
        case 'elsewhere':
          await this.#moveHere(run.id)
          break
        case 'taken':
        case 'suspended':
          if (await this.#claim(run.id)) await orders.resume([run.id])
          break
        case undefined:
          if (run.forked_from !== null && (await this.#claim(run.id)))
            await orders.fork(run.forked_from, run.id, run.forked_at_step ?? 0)
      }
    }
  }

  #untouched() {
    return this.#parts.database
      .selectFrom('runs')
      .select(['id', 'forked_from', 'forked_at_step'])
      .where('status', '=', 'queued')
      .where('queued_at', '<', new Date(this.#parts.clock().getTime() - UNTOUCHED_MS))
      .orderBy('queued_at')
      .limit(PAGE)
      .execute()
  }

  /** Whether it is this process that rescues the run; others leave it alone for a while. */
  async #claim(runId: string): Promise<boolean> {
    const now = this.#parts.clock()
    const claimed = await this.#parts.database
      .updateTable('runs')
      .set({ queued_at: now })
      .where('id', '=', runId)
      .where('status', '=', 'queued')
      .where('queued_at', '<', new Date(now.getTime() - UNTOUCHED_MS))
      .returning('id')
      .executeTakeFirst()
    return claimed !== undefined
  }

  /** An earlier version's run is finished by its own workers; once they are gone, it goes on with this engine. */
  async #moveHere(runId: string): Promise<void> {
    const { database, orders, protocol } = this.#parts
    const others = await database
      .selectFrom('workers')
      .select('id')
      .where('protocol', '<>', protocol)
      .limit(1)
      .executeTakeFirst()
    if (others || !(await this.#claim(runId))) return
    await orders.suspend([runId])
    await orders.rewind(runId, ALL_STEPS)
  }
}
