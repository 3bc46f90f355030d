import type { Redis } from 'ioredis'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../clock.ts'

export interface Count {
  readonly count: number
  /** Until it begins at 0 again. */
  readonly remainingMs: number
}

/** Counts in one step, so that no count is ever left without an end. */
const INCREASE = `
local count = redis.call('incr', KEYS[1])
if count == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
return {count, redis.call('pttl', KEYS[1])}`

const PREFIX = 'safe-system:count:'
/** After a failure, so that a Redis that hangs does not cost every request a timeout. */
const PAUSE_AFTER_FAILURE_MS = 1_000
const REMEMBERED = 20_000

/** Counts events per key and span of time, for all processes in Redis; while that is away, for this one alone. */
export class Counters {
  readonly #redis: Redis
  readonly #clock: Clock
  readonly #local = new LRUCache<string, { count: number; endsAt: number }>({ max: REMEMBERED })
  #awayUntil = 0

  constructor(redis: Redis, clock: Clock) {
    this.#redis = redis
    this.#clock = clock
  }

  async increase(key: string, windowMs: number): Promise<Count> {
    const shared = await this.#attempt(() => this.#redis.eval(INCREASE, 1, PREFIX + key, windowMs))
    if (!Array.isArray(shared)) return this.#increaseLocally(key, windowMs)
    const [count = 1, remainingMs = windowMs] = shared.map(Number)
    // Should Redis go away, counting goes on from here.
    this.#local.set(key, { count, endsAt: this.#clock().getTime() + remainingMs })
    return { count, remainingMs }
  }

  async forget(key: string): Promise<void> {
    this.#local.delete(key)
    await this.#attempt(() => this.#redis.del(PREFIX + key))
  }

  #increaseLocally(key: string, windowMs: number): Count {
    const now = this.#clock().getTime()
    const known = this.#local.get(key)
    const current = known && known.endsAt > now ? known : { count: 0, endsAt: now + windowMs }
    current.count++
    this.#local.set(key, current)
    return { count: current.count, remainingMs: current.endsAt - now }
  }

  async #attempt<T>(command: () => Promise<T>): Promise<T | undefined> {
    if (this.#clock().getTime() < this.#awayUntil) return undefined
    try {
      return await command()
    } catch {
      this.#awayUntil = this.#clock().getTime() + PAUSE_AFTER_FAILURE_MS
      return undefined
    }
  }
}
