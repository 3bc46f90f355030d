import type { Timing } from '../../src/cloud/timing.ts'

/** Time that stands still but for those who wait: they are there at once. */
export interface SteppedTiming extends Timing {
  /** Milliseconds that were waited for, one by one. */
  readonly waits: readonly number[]
}

export function steppedTiming(start: string): SteppedTiming {
  let now = Date.parse(start)
  const waits: number[] = []
  return {
    waits,
    now: () => now,
    sleep: async (milliseconds) => {
      waits.push(milliseconds)
      now += milliseconds
    },
    random: () => 0,
  }
}
