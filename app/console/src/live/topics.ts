import type { ClientMessage, LiveEvent, ServerMessage, Whisper } from './messages.ts'

/** As the number of the last event: only what happens from now on. `reset` says when that begins. */
export const FROM_NOW = Number.MAX_SAFE_INTEGER

export interface Listener {
  /** Each event once, in the order of its numbers. */
  event(event: LiveEvent): void
  /** What has no number and comes once at most. */
  whisper?(whisper: Whisper): void
  /** The log ends before what was shown, as after a restored backup, or `FROM_NOW`: read the object anew. */
  reset?(): void
  /** Not, or no longer, for this person. */
  refused?(message: string): void
}

/** How far a listener has come. */
interface Place {
  /** Number of the last event that the listener has. */
  last: number
  readonly listener: Listener
}

/** What is listened to, and how far each listener has come: all that must outlive a connection. */
export class Topics {
  readonly #places = new Map<string, Set<Place>>()
  /** Wishes per topic that the server has not answered: until then it speaks of an earlier wish. */
  readonly #unanswered = new Map<string, number>()

  /** One more listener. Returns what to say, and how to take the listener away: true when it was the last. */
  add(topic: string, after: number, listener: Listener): { wish: ClientMessage; remove: () => boolean } {
    const place = { last: after, listener }
    const places = this.#places.get(topic) ?? new Set()
    this.#places.set(topic, places.add(place))
    this.#unanswered.set(topic, this.#unansweredOf(topic) + 1)
    return { wish: this.#wishFor(topic, places), remove: () => this.#remove(topic, place) }
  }

  /** What to say on a new connection so that everything goes on where it ended. */
  wishes(): ClientMessage[] {
    this.#unanswered.clear()
    for (const topic of this.#places.keys()) this.#unanswered.set(topic, 1)
    return [...this.#places].map(([topic, places]) => this.#wishFor(topic, places))
  }

  hear(message: ServerMessage): void {
    if (message.type === 'pong') return
    const { topic, type } = message
    if (type === 'subscribed' || type === 'refused')
      this.#unanswered.set(topic, this.#unansweredOf(topic) - 1)
    const places = this.#places.get(topic)
    if (!places || this.#unansweredOf(topic) > 0) return
    if (type === 'refused') this.#places.delete(topic)
    for (const place of [...places]) {
      if (type === 'event') this.#pass(place, message)
      if (type === 'whisper') place.listener.whisper?.(message)
      // Of several listeners the server knows one number, the smallest; beyond the end may be another's.
      if (type === 'subscribed' || type === 'reset') this.#resetBeyond(place, message.last)
      if (type === 'refused') place.listener.refused?.(message.message)
    }
  }

  /** From where the one who has seen least goes on; the others are spared what they have. */
  #wishFor(topic: string, places: ReadonlySet<Place>): ClientMessage {
    return { type: 'subscribe', topic, after: Math.min(...[...places].map(({ last }) => last)) }
  }

  #remove(topic: string, place: Place): boolean {
    const places = this.#places.get(topic)
    if (!places?.delete(place) || places.size > 0) return false
    return this.#places.delete(topic)
  }

  /** Below 0 after a topic was taken away, which the server says without being asked. */
  #unansweredOf(topic: string): number {
    return Math.max(0, this.#unanswered.get(topic) ?? 0)
  }

  #pass(place: Place, { type: _, ...event }: LiveEvent & { type: 'event' }): void {
    // A double: the server of an earlier connection has told it already.
    if (event.seq <= place.last) return
    place.last = event.seq
    place.listener.event(event)
  }

  #resetBeyond(place: Place, last: number): void {
    if (place.last <= last) return
    place.last = last
    place.listener.reset?.()
  }
}
