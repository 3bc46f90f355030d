import { LRUCache } from 'lru-cache'
import type { Clock } from '../clock.ts'
import type { Person } from './person.ts'
import type { SessionEnds, SessionsEnded } from './session-ends.ts'
import type { SessionRepository } from './session-repository.ts'

/** How long a process believes its memory, should news be lost in a way that it cannot notice. */
const TIME_TO_LIVE_MS = 5_000
const REMEMBERED = 10_000

interface Memory {
  readonly person: Person | undefined
  readonly until: number
}

/**
 * Who stands behind a session: the database knows, and memory answers while news of ended sessions would arrive.
 * So an ended session is refused at once in every process, and with Redis away each request asks the database.
 */
export class LivingSessions {
  readonly #repository: SessionRepository
  readonly #ends: SessionEnds
  readonly #clock: Clock
  readonly #remembered = new LRUCache<string, Memory>({ max: REMEMBERED })
  readonly #loading = new Map<string, Promise<Person | undefined>>()

  constructor(repository: SessionRepository, ends: SessionEnds, clock: Clock) {
    this.#repository = repository
    this.#ends = ends
    this.#clock = clock
    ends.onEnded((ended) => this.#forget(ended))
    ends.onDeaf(() => this.#forgetAll())
  }

  async personOf(sessionId: string): Promise<Person | undefined> {
    const now = this.#clock().getTime()
    const memory = this.#remembered.get(sessionId)
    if (memory && memory.until > now) return memory.person
    if (!this.#ends.hears) return this.#repository.find(sessionId, this.#clock())
    return this.#loading.get(sessionId) ?? this.#load(sessionId, now)
  }

  async #load(sessionId: string, now: number): Promise<Person | undefined> {
    const loading = this.#repository.find(sessionId, this.#clock())
    this.#loading.set(sessionId, loading)
    try {
      const person = await loading
      // Whoever forgot meanwhile took the load away: what it read may be from before the end.
      if (this.#loading.get(sessionId) === loading)
        this.#remembered.set(sessionId, { person, until: now + TIME_TO_LIVE_MS })
      return person
    } finally {
      if (this.#loading.get(sessionId) === loading) this.#loading.delete(sessionId)
    }
  }

  #forget(ended: SessionsEnded): void {
    if ('personId' in ended) {
      // Loads under way belong to nobody yet, so none of them may be remembered.
      this.#loading.clear()
      for (const [id, { person }] of this.#remembered.entries())
        if (person?.id === ended.personId) this.#remembered.delete(id)
    } else {
      this.#loading.delete(ended.sessionId)
      this.#remembered.delete(ended.sessionId)
    }
  }

  #forgetAll(): void {
    this.#loading.clear()
    this.#remembered.clear()
  }
}
