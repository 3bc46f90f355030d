/** So many at once, and so many a second after that: a token bucket. */
export class Allowance {
  readonly #burst: number
  readonly #perSecond: number
  #left: number
  #countedAt: number

  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#left = burst
    this.#countedAt = now
  }

  /** Whether one more is allowed at `now`, in milliseconds; if so, it is counted. */
  take(now: number): boolean {
    const regained = ((now - this.#countedAt) / 1_000) * this.#perSecond
    this.#left = Math.min(this.#burst, this.#left + regained)
    this.#countedAt = now
    if (this.#left < 1) return false
    this.#left--
    return true
  }
}
