import type { RedisClient } from '../../redis/client.ts'
import { type Sample, sample as stored } from './sample.ts'

const KEY = 'safe-system:samples'
/** A third of a megabyte for each process. */
export const KEPT_MS = 6 * 3_600_000

/** The samples of all processes, in Redis: whoever is asked can tell of all, and a new process of those before it. */
export class SampleStore {
  readonly #redis: RedisClient

  constructor(redis: RedisClient) {
    this.#redis = redis
  }

  async add(sample: Sample): Promise<void> {
    await this.#redis
      .multi()
      .zadd(KEY, sample.at, JSON.stringify(sample))
      .zremrangebyscore(KEY, 0, sample.at - KEPT_MS)
      .pexpire(KEY, KEPT_MS)
      .exec()
  }

  async since(from: number): Promise<Sample[]> {
    const texts = await this.#redis.zrangebyscore(KEY, from, '+inf')
    // One of another release may look otherwise.
    return texts.flatMap((text) => stored.safeParse(JSON.parse(text)).data ?? [])
  }
}
