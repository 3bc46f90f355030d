import type { Clock } from '../src/engine/clock.ts'

export interface ManualClock extends Clock {
  /** Moves time on and calls back what became due, in order. */
  advance(milliseconds: number): void
}

/** A clock that stands still until told. It starts at the present, since requests are signed with real time. */
export function manualClock(speed = 1): ManualClock {
  let now = Date.now()
  const waiting = new Set<{ at: number; callback: () => void }>()

  return {
    speed,
    now: () => now,
    after: (delay, callback) => {
      const timer = { at: now + delay, callback }
      waiting.add(timer)
      return () => void waiting.delete(timer)
    },
    advance: (milliseconds) => {
      const end = now + milliseconds
      for (;;) {
        const [next] = [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        waiting.delete(next)
        now = Math.max(now, next.at)
        next.callback()
      }
      now = end
    },
  }
}
