import type { ClientMessage, LiveEvent, ServerMessage } from './messages.ts'

export interface Listener {
  /** Each event once, in the order of its numbers. */
  event(event: LiveEvent): void
  /** The log ends before what was shown, as after a restored backup: read the object anew. */
  reset?(): void
  /** Not, or no longer, for this person. */
  refused?(message: string): void
}

interface Place {
  /** Number of the last event that the listener has. */
  last: number
  readonly listener: Listener
}

/** What is listened to, and how far each topic has come: all that must outlive a connection. */
export class Topics {
  readonly #places = new Map<string, Place>()
  /** Wishes per topic that the server has not answered: until then it speaks of an earlier wish. */
  readonly #unanswered = new Map<string, number>()

  add(topic: string, after: number, listener: Listener): void {
    this.#places.set(topic, { last: after, listener })
    this.#unanswered.set(topic, this.#unansweredOf(topic) + 1)
  }

  remove(topic: string): void {
    this.#places.delete(topic)
  }

  /** What to say on a new connection so that everything goes on where it ended. */
  wishes(): ClientMessage[] {
    this.#unanswered.clear()
    for (const topic of this.#places.keys()) this.#unanswered.set(topic, 1)
    return [...this.#places].map(([topic, { last }]) => ({ type: 'subscribe', topic, after: last }))
  }

  hear(message: ServerMessage): void {
    if (message.type === 'pong') return
    const { topic, type } = message
    if (type === 'subscribed' || type === 'refused')
      this.#unanswered.set(topic, this.#unansweredOf(topic) - 1)
    const place = this.#places.get(topic)
    if (!place || this.#unansweredOf(topic) > 0) return
    if (type === 'event') this.#pass(place, message)
    if (type === 'reset') this.#reset(place, message.last)
    if (type === 'refused') this.#refuse(topic, place, message.message)
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

  #reset(place: Place, last: number): void {
    place.last = last
    place.listener.reset?.()
  }

  #refuse(topic: string, place: Place, message: string): void {
    this.#places.delete(topic)
    place.listener.refused?.(message)
  }
}
