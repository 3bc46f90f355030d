/** How long a worker that is not seen counts as alive. */
export const LEASE_MS = 5_000
/** A worker stops short of that by itself: between its last look at the clock and what it does next lies some time. */
const MARGIN = 0.8

/**
 * Whether this process may take itself for alive. A process that was frozen, or could not reach the database, does
 * nothing more for its runs before it has been seen again and knows which of them are still its own.
 */
export class Lease {
  readonly #ms: number
  #until: number
  #beaten = Promise.withResolvers<void>()

  constructor(leaseMs = LEASE_MS) {
    this.#ms = leaseMs * MARGIN
    this.#until = performance.now() + this.#ms
  }

  get isHeld(): boolean {
    return performance.now() < this.#until
  }

  /** The process was seen; `askedAt` is when it asked to be. */
  renew(askedAt: number): void {
    this.#until = askedAt + this.#ms
    if (!this.isHeld) return
    this.#beaten.resolve()
    this.#beaten = Promise.withResolvers()
  }

  /** Resolves at once as a rule, else when the process has been seen again. */
  async held(signal: AbortSignal): Promise<void> {
    while (!this.isHeld) {
      const aborted = Promise.withResolvers<never>()
      const give = () => aborted.reject(signal.reason)
      signal.addEventListener('abort', give, { once: true })
      try {
        signal.throwIfAborted()
        await Promise.race([this.#beaten.promise, aborted.promise])
      } finally {
        signal.removeEventListener('abort', give)
      }
    }
  }
}
