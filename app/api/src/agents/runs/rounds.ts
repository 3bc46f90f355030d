import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'

export interface Rounds {
  readonly everyMs: number
  readonly signal: AbortSignal
  readonly log: FastifyBaseLogger
  /** Logged when the work fails, once until it succeeds again. */
  readonly complaint: string
}

/** Does some work again and again until the signal is aborted, whether it succeeds or not. */
export async function keepDoing(work: () => Promise<void>, rounds: Rounds): Promise<void> {
  const { everyMs, signal, log, complaint } = rounds
  let failing = false
  while (!signal.aborted) {
    await pause(everyMs, undefined, { signal }).catch(() => {})
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
