import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { Clock } from '../clock.ts'
import type { Cache, CacheStatistics } from './cache.ts'

/** The longest that a reader can see an old value, should an invalidation be lost with its process. */
const TIME_TO_LIVE_SECONDS = 30
/** After a failure, so that a Redis that hangs costs one timeout in a while and not one in every request. */
const PAUSE_AFTER_FAILURE_MS = 1_000

/**
 * Each group has a generation, a random name that is part of every key in it; to forget the group is to give it
 * a new name. A reader takes the name *before* it asks the source, so a value read before a write can only be
 * stored under a name that nobody asks for any more.
 */
export class RedisCache implements Cache {
  readonly #redis: Redis
  readonly #clock: Clock
  readonly #loading = new Map<string, Promise<unknown>>()
  /** Groups whose invalidation did not reach Redis: not to be read until it has. */
  readonly #stale = new Set<string>()
  #awayUntil = 0
  #reads = 0
  #loads = 0

  constructor(redis: Redis, clock: Clock) {
    this.#redis = redis
    this.#clock = clock
  }

  async remember<T>(group: string, key: string, load: () => Promise<T>): Promise<{ value: T; hit: boolean }> {
    this.#reads++
    const generation = await this.#attempt(() => this.#generationOf(group))
    if (!generation) return { value: await this.#load(load), hit: false }

    const name = `${group}:${generation}:${key}`
    const stored = await this.#attempt(() => this.#redis.get(name))
    if (stored) return { value: JSON.parse(stored), hit: true }

    // Callers that miss together share one query. The map holds what `load` of this same key returned.
    const underWay = this.#loading.get(name) as Promise<T> | undefined
    if (underWay) return { value: await underWay, hit: true }
    const loading = this.#load(load)
    this.#loading.set(name, loading)
    try {
      const value = await loading
      await this.#attempt(() => this.#redis.set(name, JSON.stringify(value), 'EX', TIME_TO_LIVE_SECONDS))
      return { value, hit: false }
    } finally {
      // Only now: whoever missed before the value was stored hears so before this does, on the one connection.
      this.#loading.delete(name)
    }
  }

  async forget(group: string): Promise<void> {
    this.#stale.add(group)
    await this.#attempt(() => this.#renew(group))
  }

  async check(): Promise<void> {
    await this.#redis.ping()
  }

  statistics(): CacheStatistics {
    return { reads: this.#reads, loads: this.#loads }
  }

  async #load<T>(load: () => Promise<T>): Promise<T> {
    this.#loads++
    return load()
  }

  async #generationOf(group: string): Promise<string | null> {
    if (this.#stale.has(group)) await this.#renew(group)
    const name = `${group}:generation`
    const current = await this.#redis.get(name)
    if (current) return current
    await this.#redis.set(name, randomUUID(), 'NX')
    return this.#redis.get(name)
  }

  async #renew(group: string): Promise<void> {
    await this.#redis.set(`${group}:generation`, randomUUID())
    this.#stale.delete(group)
  }

  async #attempt<T>(command: () => Promise<T>): Promise<T | undefined> {
    if (this.#clock().getTime() < this.#awayUntil) return undefined
    try {
      return await command()
    } catch {
      // Why Redis is away is logged once by the connection, not once by each request.
      this.#awayUntil = this.#clock().getTime() + PAUSE_AFTER_FAILURE_MS
      return undefined
    }
  }
}
