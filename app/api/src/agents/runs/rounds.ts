import type { FastifyBaseLogger } from 'fastify'

export interface Rounds {
  readonly everyMs: number
  /** Has a round begin at once that would else begin later. */
  readonly nudge?: Nudge
  readonly signal: AbortSignal
  readonly log: FastifyBaseLogger
  /** Logged when the work fails, once until it succeeds again. */
  readonly complaint: string
}

/** Does some work again and again until the signal is aborted, whether it succeeds or not. */
export async function keepDoing(work: () => Promise<void>, rounds: Rounds): Promise<void> {
  const { everyMs, nudge = new Nudge(), signal, log, complaint } = rounds
  let failing = false
  while (!signal.aborted) {
    await nudge.within(everyMs, signal)
    if (signal.aborted) return
    try {
      await work()
      failing = false
    } catch (error) {
      if (!failing) log.warn({ err: error }, complaint)
      failing = true
    }
  }
}

/** Tells who waits for a moment that there is something to do now. */
export class Nudge {
  #pending = false
  #wake = () => {}

  give(): void {
    this.#pending = true
    this.#wake()
  }

  /** Resolves after so long, when nudged, or when the signal is aborted. */
  async within(milliseconds: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#wake = resolve
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', this.#wake, { once: true })
    if (this.#pending || signal.aborted) resolve()
    await promise
    clearTimeout(timer)
    signal.removeEventListener('abort', this.#wake)
    this.#pending = false
  }
}
