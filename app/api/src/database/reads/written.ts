import { LRUCache } from 'lru-cache'
import type { Clock } from '../../clock.ts'
import { BEGINNING, type Position, readSortable, writeSortable } from './position.ts'

/** Of two writes at once, the later position stays, whichever is noted last. */
const KEEP_LATER = `
local known = redis.call('get', KEYS[1])
local later = (known and known > ARGV[1]) and known or ARGV[1]
redis.call('set', KEYS[1], later, 'px', ARGV[2])
return later`

/** What is used of Redis, be it one server or a cluster: each command is about one key. */
export interface NoteStore {
  get(key: string): Promise<string | null>
  eval(script: string, keys: number, ...given: (string | number)[]): Promise<unknown>
  on(event: string, listener: () => void): unknown
}

const PREFIX = 'safe-system:written:'
const REMEMBERED = 10_000
/** After a failure, so that a Redis that hangs does not cost every request a timeout. */
const PAUSE_AFTER_FAILURE_MS = 1_000
/** As long as processes take, one after the other, to find Redis again. */
const RECONNECTION_MS = 5_000
/** What tells that notes may have been lost: of a single server, and of a cluster that goes on without one of its own. */
const LOSSES = ['close', '-node', 'node error']

/**
 * Where each person's last write lies, for all processes, in Redis. Once no standby that is still read could be without
 * it, a note is of no use and goes.
 */
export class Written {
  readonly #redis: NoteStore
  readonly #clock: Clock
  readonly #keptMs: number
  /** Of this process, should Redis have failed to take them. */
  readonly #own: LRUCache<string, Position>
  /** By the clock: notes that are older may be missing from what Redis says. */
  #completeFrom = 0
  #pausedUntil = 0

  constructor(redis: NoteStore, clock: Clock, keptMs: number) {
    this.#redis = redis
    this.#clock = clock
    this.#keptMs = keptMs
    this.#own = new LRUCache({ max: REMEMBERED, ttl: keptMs })
    // What Redis has forgotten until it is reached for the first time, nobody hears here.
    this.#doubt()
    for (const loss of LOSSES) redis.on(loss, () => this.#doubt())
  }

  /** For how long a write is of interest, in ms. */
  get keptMs(): number {
    return this.#keptMs
  }

  /** Whether all processes know. */
  async note(personId: string, position: Position): Promise<boolean> {
    const known = this.#own.get(personId) ?? BEGINNING
    this.#own.set(personId, position > known ? position : known)
    const noted = await this.#attempt(() =>
      this.#redis.eval(KEEP_LATER, 1, PREFIX + personId, writeSortable(position), this.#keptMs),
    )
    return noted !== undefined
  }

  /** Undefined when nobody can say: then it may be anywhere. */
  async lastOf(personId: string): Promise<Position | undefined> {
    if (this.#clock().getTime() < this.#completeFrom) return undefined
    const found = await this.#attempt(() => this.#redis.get(PREFIX + personId))
    if (found === undefined) return undefined
    const noted = found === null ? BEGINNING : readSortable(found)
    const own = this.#own.get(personId) ?? BEGINNING
    return own > noted ? own : noted
  }

  async #attempt<T>(command: () => Promise<T>): Promise<T | undefined> {
    if (this.#clock().getTime() < this.#pausedUntil) return undefined
    try {
      return await command()
    } catch {
      this.#pausedUntil = this.#clock().getTime() + PAUSE_AFTER_FAILURE_MS
      this.#doubt()
      return undefined
    }
  }

  /** A Redis that was away has missed what was written meanwhile, and may have forgotten what it knew. */
  #doubt(): void {
    this.#completeFrom = this.#clock().getTime() + this.#keptMs + RECONNECTION_MS
  }
}
