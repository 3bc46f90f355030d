/**
 * Time in the emulated cloud.
 *
 * Timestamps and signature windows are real time, since clients sign with theirs. How long a change takes is
 * cloud time: the documented duration divided by `speed`.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** How many times faster than the cloud changes happen; 1 is the cloud's own pace. */
  readonly speed: number
  /** Calls back once, about `delay` real milliseconds from now. Returns how to call it off. */
  after(delay: number, callback: () => void): () => void
}

/** A longer delay makes Node call back at once. */
const longestTimer = 2 ** 31 - 1

export function systemClock(speed: number): Clock {
  return {
    speed,
    now: () => Date.now(),
    after: (delay, callback) => {
      const timer = setTimeout(callback, Math.min(delay, longestTimer))
      return () => clearTimeout(timer)
    },
  }
}
