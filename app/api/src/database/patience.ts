import { setTimeout as pause } from 'node:timers/promises'

/** A restart takes a second or two, a fail-over of the cloud's primary a few more. */
export const USUAL_PATIENCE_MS = 10_000
const SHORTEST_PAUSE_MS = 25
const LONGEST_PAUSE_MS = 400

/**
 * How long work waits for a database that is away. The time counts from the beginning of the outage, not of each
 * work: whoever comes when it has lasted long is told so at once, and nobody queues up for what does not come.
 */
export class Patience {
  readonly #limitMs: number
  #awaySince: number | undefined

  constructor(limitMs: number) {
    this.#limitMs = limitMs
  }

  /** The database has answered. */
  end(): void {
    this.#awaySince = undefined
  }

  /** Waits before attempt number `attempt`, counted from 1; false when the patience is at its end. */
  async wait(attempt: number): Promise<boolean> {
    this.#awaySince ??= performance.now()
    const longest = Math.min(SHORTEST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS)
    const thisTime = longest / 2 + (Math.random() * longest) / 2
    if (performance.now() + thisTime - this.#awaySince > this.#limitMs) return false
    await pause(thisTime)
    return true
  }
}
