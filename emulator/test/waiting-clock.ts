import type { Clock } from '../src/engine/clock.ts'

interface Timer {
  readonly dueAt: number
  readonly callback: () => void
}

const timers = new Set<Timer>()

/**
 * A fast clock whose changes happen only while a test waits for something (`eventually`). So "right after the call
 * it is still busy" holds however slow the machine is.
 */
export function waitingClock(speed = 1_000): Clock {
  return {
    speed,
    now: () => Date.now(),
    after: (delay, callback) => {
      const timer = { dueAt: Date.now() + delay, callback }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
  }
}

/** Lets happen what is due by now; called by whoever waits. */
export function letTimePass(): void {
  for (const timer of [...timers].sort((a, b) => a.dueAt - b.dueAt)) {
    if (timer.dueAt > Date.now() || !timers.delete(timer)) continue
    timer.callback()
  }
}
