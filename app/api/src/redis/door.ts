import { Cluster } from 'ioredis'
import type { Clock } from '../clock.ts'
import type { RedisClient } from './client.ts'
import { checkShards, shardOf } from './shards.ts'

/** After a failure, so that a shard that hangs costs one timeout in a while and not one in every request. */
const PAUSE_AFTER_FAILURE_MS = 1_000

/** The way to a Redis that may be away, as a whole or in part. */
export class RedisDoor {
  readonly #redis: RedisClient
  readonly #clock: Clock
  /** By shard. */
  readonly #closedUntil = new Map<string, number>()

  constructor(redis: RedisClient, clock: Clock) {
    this.#redis = redis
    this.#clock = clock
    redis.on('ready', () => this.#closedUntil.clear())
  }

  /** What the command on `key` returns, or undefined when the key cannot be reached. */
  async attempt<T>(
    key: string,
    command: (redis: RedisClient, key: string) => Promise<T>,
  ): Promise<T | undefined> {
    const shard = shardOf(this.#redis, key)
    if (this.#clock().getTime() < (this.#closedUntil.get(shard) ?? 0)) return undefined
    try {
      return await command(this.#redis, key)
    } catch {
      // Why Redis is away is logged once by the connection, not once by each request.
      this.#closedUntil.set(shard, this.#clock().getTime() + PAUSE_AFTER_FAILURE_MS)
      return undefined
    }
  }

  /** What lies under each key: null where nothing does, undefined where it cannot be reached. */
  async getAll(keys: readonly string[]): Promise<readonly (string | null | undefined)[]> {
    const [first] = keys
    if (first === undefined) return []
    if (this.#redis instanceof Cluster)
      return Promise.all(keys.map((key) => this.attempt(key, (redis) => redis.get(key))))
    // A proxy shares the keys of this command out: https://intl.cloud.tencent.com/document/product/239/77220
    const found = await this.attempt(first, (redis) => redis.mget(...keys))
    return found ?? keys.map(() => undefined)
  }

  check(): Promise<void> {
    return checkShards(this.#redis)
  }
}
