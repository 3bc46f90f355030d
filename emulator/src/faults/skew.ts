import type { Clock } from '../engine/clock.ts'

/** By how much the emulated cloud's clock is off from the real one. */
export interface Skew {
  /** Milliseconds; negative is behind. Returns how to take it back. */
  add(milliseconds: number): () => void
  readonly milliseconds: number
}

export function createSkew(): Skew {
  let total = 0
  return {
    add: (milliseconds) => {
      total += milliseconds
      return () => {
        total -= milliseconds
      }
    },
    get milliseconds() {
      return total
    },
  }
}

export function skewed(clock: Clock, skew: Skew): Clock {
  return { speed: clock.speed, after: clock.after, now: () => clock.now() + skew.milliseconds }
}
