import type { Redis } from 'ioredis'
import type { Clock } from '../clock.ts'

/** After a failure, so that a Redis that hangs costs one timeout in a while and not one in every request. */
const PAUSE_AFTER_FAILURE_MS = 1_000

/** The way to a Redis that may be away. */
export class RedisDoor {
  readonly #redis: Redis
  readonly #clock: Clock
  #closedUntil = 0

  constructor(redis: Redis, clock: Clock) {
    this.#redis = redis
    this.#clock = clock
    redis.on('ready', () => {
      this.#closedUntil = 0
    })
  }

  /** What the command returns, or undefined when Redis is away. */
  async attempt<T>(command: (redis: Redis) => Promise<T>): Promise<T | undefined> {
    if (this.#clock().getTime() < this.#closedUntil) return undefined
    try {
      return await command(this.#redis)
    } catch {
      // Why Redis is away is logged once by the connection, not once by each request.
      this.#closedUntil = this.#clock().getTime() + PAUSE_AFTER_FAILURE_MS
      return undefined
    }
  }

  async check(): Promise<void> {
    await this.#redis.ping()
  }
}
