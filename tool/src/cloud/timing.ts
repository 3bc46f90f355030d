import { setTimeout as delay } from 'node:timers/promises'

/** Time and chance, injected so that waiting can be tested without waiting. */
export interface Timing {
  now(): number
  /** Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** 0 ≤ x < 1 */
  random(): number
}

export const realTiming: Timing = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    await delay(milliseconds, undefined, signal === undefined ? {} : { signal })
  },
  random: () => Math.random(),
}
