import { LRUCache } from 'lru-cache'
import type { Clock } from '../clock.ts'
import type { RedisClient } from '../redis/client.ts'
import { RedisDoor } from '../redis/door.ts'

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
const REMEMBERED = 20_000

/** Counts events per key and span of time, for all processes in Redis; while that is away, for this one alone. */
export class Counters {
  readonly #door: RedisDoor
  readonly #clock: Clock
  readonly #local = new LRUCache<string, { count: number; endsAt: number }>({ max: REMEMBERED })

  constructor(redis: RedisClient, clock: Clock) {
    this.#door = new RedisDoor(redis, clock)
    this.#clock = clock
  }

  async increase(key: string, windowMs: number): Promise<Count> {
    const shared = await this.#door.attempt(PREFIX + key, (redis, name) =>
      redis.eval(INCREASE, 1, name, windowMs),
    )
    if (!Array.isArray(shared)) return this.#increaseLocally(key, windowMs)
    const [count = 1, remainingMs = windowMs] = shared.map(Number)
    // Should Redis go away, counting goes on from here.
    this.#local.set(key, { count, endsAt: this.#clock().getTime() + remainingMs })
    return { count, remainingMs }
  }

  async forget(key: string): Promise<void> {
    this.#local.delete(key)
    await this.#door.attempt(PREFIX + key, (redis, name) => redis.del(name))
  }

  #increaseLocally(key: string, windowMs: number): Count {
    const now = this.#clock().getTime()
    const known = this.#local.get(key)
    const current = known && known.endsAt > now ? known : { count: 0, endsAt: now + windowMs }
    current.count++
    this.#local.set(key, current)
    return { count: current.count, remainingMs: current.endsAt - now }
  }
}
