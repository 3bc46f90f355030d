import { LRUCache } from 'lru-cache'
import type { Clock } from '../clock.ts'
import type { RedisClient } from '../redis/client.ts'
import { RedisDoor } from '../redis/door.ts'
import type { Cache, CacheEntry, CacheStatistics } from './cache.ts'
import { Flights } from './flights.ts'
import { Generations } from './generations.ts'
import { Renewals } from './renewals.ts'

/** The longest that a reader can see an old value, should a renewal be lost with its process. */
const TIME_TO_LIVE_SECONDS = 30
/** What one process remembers by itself, as JSON. */
const MEMORY_BYTES = 32 * 1024 * 1024
/** Between attempts to make up for renewals that did not reach Redis. */
const CATCH_UP_MS = 1_000

interface Kept {
  /** The generations that were current before the value was read. */
  readonly generations: string
  readonly value: unknown
  readonly bytes: number
}

/** Memory first, then Redis, then the source, which is asked once by all who wait for the same. */
export class LayeredCache implements Cache {
  readonly #door: RedisDoor
  readonly #renewals: Renewals
  readonly #generations: Generations
  readonly #flights = new Flights()
  readonly #memory = new LRUCache<string, Kept>({
    maxSize: MEMORY_BYTES,
    ttl: TIME_TO_LIVE_SECONDS * 1_000,
    sizeCalculation: ({ bytes }) => bytes + 1,
  })
  readonly #statistics = new Map<string, { gets: number; loads: number }>()
  readonly #catchUp: NodeJS.Timeout

  constructor(redis: RedisClient, clock: Clock) {
    this.#door = new RedisDoor(redis, clock)
    this.#renewals = new Renewals(redis)
    this.#generations = new Generations(this.#door, this.#renewals, clock)
    this.#catchUp = setInterval(() => void this.#generations.catchUp(), CATCH_UP_MS).unref()
  }

  async remember<T>(entry: CacheEntry, load: () => Promise<T>): Promise<{ value: T; hit: boolean }> {
    const { namespace, key, tags = [namespace] } = entry
    const counts = this.#countsOf(namespace)
    counts.gets++
    const countedLoad = () => {
      counts.loads++
      return load()
    }
    const name = `${namespace}:${key}`
    // What is known is not waited for, on the road that nearly all reads take.
    const generations = this.#generations.known(tags) ?? (await this.#generations.ask(tags))
    if (generations === undefined)
      return { value: await this.#flights.shareNext(name, countedLoad), hit: false }

    const kept = this.#memory.get(name)
    // What lies under a name was put there by `load` of the same entry.
    if (kept?.generations === generations) return { value: kept.value as T, hit: true }
    const { value: found, shared } = await this.#flights.share(`${name} ${generations}`, () =>
      this.#find(name, generations, countedLoad),
    )
    return shared ? { ...found, hit: true } : found
  }

  async forget(...tags: readonly string[]): Promise<void> {
    await this.#generations.renew(tags)
  }

  check(): Promise<void> {
    return this.#door.check()
  }

  statistics(): ReadonlyMap<string, CacheStatistics> {
    return this.#statistics
  }

  close(): void {
    clearInterval(this.#catchUp)
    this.#renewals.close()
  }

  async #find<T>(
    name: string,
    generations: string,
    load: () => Promise<T>,
  ): Promise<{ value: T; hit: boolean }> {
    const stored = await this.#door.attempt(`cache:${name}`, (redis, key) => redis.get(key))
    if (stored?.startsWith(`${generations}\n`)) {
      const text = stored.slice(generations.length + 1)
      const value = JSON.parse(text)
      this.#memory.set(name, { generations, value, bytes: text.length })
      return { value, hit: true }
    }
    const value = await load()
    const text = JSON.stringify(value)
    this.#memory.set(name, { generations, value, bytes: text.length })
    await this.#door.attempt(`cache:${name}`, (redis, key) =>
      redis.set(key, `${generations}\n${text}`, 'EX', TIME_TO_LIVE_SECONDS),
    )
    return { value, hit: false }
  }

  #countsOf(namespace: string): { gets: number; loads: number } {
    const counts = this.#statistics.get(namespace) ?? { gets: 0, loads: 0 }
    this.#statistics.set(namespace, counts)
    return counts
  }
}
