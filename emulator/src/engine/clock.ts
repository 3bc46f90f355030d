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
}

export function systemClock(speed: number): Clock {
  return { now: () => Date.now(), speed }
}
