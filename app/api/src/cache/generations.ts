import { randomUUID } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../clock.ts'
import type { RedisDoor } from '../redis/door.ts'
import type { Renewals } from './renewals.ts'

/** Longer than anything is remembered; a tag that is gone takes what bears it along. */
const TIME_TO_LIVE_SECONDS = 3_600
/** How long a process believes what it knows, should news be lost in a way that nobody notices. */
const BELIEVED_MS = 1_000
const TAGS_KNOWN = 20_000
const PREFIX = 'cache-tag:'

/**
 * Each tag has a generation, a random name; to forget what bears the tag is to give it a new one. A reader takes the
 * names *before* it asks the source, so a value read before a write can only be stored under a name that nobody asks
 * for any more. Processes remember names as long as they would hear of new ones.
 */
export class Generations {
  readonly #door: RedisDoor
  readonly #renewals: Renewals
  readonly #clock: Clock
  readonly #known = new LRUCache<string, { readonly name: string; readonly until: number }>({
    max: TAGS_KNOWN,
  })
  /** Tags whose renewal did not reach Redis: not to be read until it has. */
  readonly #stale = new Set<string>()
  /** Grows with each renewal that is begun, ended or heard of: what was asked before it is not believed after it. */
  #turn = 0

  constructor(door: RedisDoor, renewals: Renewals, clock: Clock) {
    this.#door = door
    this.#renewals = renewals
    this.#clock = clock
    renewals.listen(
      (tags) => this.#disbelieve(tags),
      () => this.#disbelieveAll(),
    )
  }

  /** The generations of all tags as one text, if all of them are believed to be known here. */
  known(tags: readonly string[]): string | undefined {
    const known = tags.map((tag) => this.#believed(tag))
    return known.every((name) => name !== undefined) ? known.join() : undefined
  }

  /** The same as Redis has it; undefined when it cannot tell. */
  async ask(tags: readonly string[]): Promise<string | undefined> {
    const stale = tags.filter((tag) => this.#stale.has(tag))
    if (stale.length > 0 && !(await this.#tryToRenew(stale))) return undefined
    return this.#ask(tags)
  }

  /** Makes all that bears one of the tags unreachable, here at once and elsewhere as soon as Redis hears of it. */
  async renew(tags: readonly string[]): Promise<void> {
    for (const tag of tags) this.#stale.add(tag)
    this.#disbelieve(tags)
    await this.#tryToRenew(tags)
  }

  /** Makes up for renewals that did not reach Redis. */
  async catchUp(): Promise<void> {
    if (this.#stale.size > 0) await this.#tryToRenew([...this.#stale])
  }

  #believed(tag: string): string | undefined {
    const known = this.#renewals.hears && !this.#stale.has(tag) ? this.#known.get(tag) : undefined
    return known && known.until > this.#clock().getTime() ? known.name : undefined
  }

  async #ask(tags: readonly string[]): Promise<string | undefined> {
    const turn = this.#turn
    const until = this.#clock().getTime() + BELIEVED_MS
    const current = await this.#door.getAll(tags.map((tag) => PREFIX + tag))
    const names = await Promise.all(
      tags.map((tag, index) => (current[index] === null ? this.#first(tag) : current[index])),
    )
    if (!names.every((name) => name !== undefined)) return undefined
    if (turn === this.#turn) for (const [index, tag] of tags.entries()) this.#know(tag, names[index], until)
    return names.join()
  }

  /** Whoever comes first names the generation of a tag that has none. */
  async #first(tag: string): Promise<string | undefined> {
    const name = await this.#door.attempt(PREFIX + tag, async (redis, key) => {
      await redis.set(key, randomUUID(), 'EX', TIME_TO_LIVE_SECONDS, 'NX')
      return redis.get(key)
    })
    return name ?? undefined
  }

  /**
   * News of what did not happen does no harm, and what happened without news is believed to be old for a moment at most:
   * the new names need not go out together with the news, which no transaction over several shards could do.
   */
  async #tryToRenew(tags: readonly string[]): Promise<boolean> {
    const done = await Promise.all(tags.map((tag) => this.#rename(tag)))
    const renewed = tags.filter((_, index) => done[index])
    const told = renewed.length > 0 && (await this.#tell(renewed))
    this.#disbelieve(tags)
    if (!told) return false
    for (const tag of renewed) this.#stale.delete(tag)
    return renewed.length === tags.length
  }

  #rename(tag: string): Promise<string | null | undefined> {
    return this.#door.attempt(PREFIX + tag, (redis, key) =>
      redis.set(key, randomUUID(), 'EX', TIME_TO_LIVE_SECONDS),
    )
  }

  #tell(tags: readonly string[]): Promise<boolean> {
    return this.#renewals.tell(tags).then(
      () => true,
      () => false,
    )
  }

  #know(tag: string, name: string | undefined, until: number): void {
    if (name !== undefined) this.#known.set(tag, { name, until })
  }

  #disbelieve(tags: readonly string[]): void {
    this.#turn++
    for (const tag of tags) this.#known.delete(tag)
  }

  #disbelieveAll(): void {
    this.#turn++
    this.#known.clear()
  }
}
