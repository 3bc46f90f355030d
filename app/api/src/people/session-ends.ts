import { EventEmitter } from 'node:events'
import { z } from 'zod'
import type { RedisClient } from '../redis/client.ts'
import { publish } from '../redis/publish.ts'
import { Subscriber } from '../redis/subscriber.ts'

const CHANNEL = 'safe-system:sessions-ended'

const sessionsEnded = z.union([
  z.strictObject({ sessionId: z.string() }),
  z.strictObject({ personId: z.string() }),
])
/** One session, or all of a person. */
export type SessionsEnded = z.infer<typeof sessionsEnded>

interface Events {
  ended: [SessionsEnded]
  deaf: []
}

/** Spreads the news that sessions have ended, to this process and through Redis to all others. */
export class SessionEnds {
  readonly #events = new EventEmitter<Events>().setMaxListeners(0)
  readonly #redis: RedisClient
  readonly #subscriber: Subscriber

  constructor(redis: RedisClient) {
    this.#redis = redis
    this.#subscriber = new Subscriber(redis, [CHANNEL], {
      message: (text) => this.#hear(text),
      hears: () => {},
      deaf: () => this.#events.emit('deaf'),
    })
  }

  /** Whether news from other processes would arrive. While not, only the database knows who is signed in. */
  get hears(): boolean {
    return this.#subscriber.hears
  }

  /** Called in every process that hears; perhaps twice in the one where it happened. Returns how to stop that. */
  onEnded(listener: (ended: SessionsEnded) => void): () => void {
    this.#events.on('ended', listener)
    return () => this.#events.off('ended', listener)
  }

  /** Called when news may have been missed. */
  onDeaf(listener: () => void): void {
    this.#events.on('deaf', listener)
  }

  /** To be called once the database knows. */
  async announce(ended: SessionsEnded): Promise<void> {
    this.#events.emit('ended', ended)
    // Without Redis nobody hears, and so nobody trusts their memory.
    await publish(this.#redis, CHANNEL, JSON.stringify(ended)).catch(() => {})
  }

  close(): void {
    this.#subscriber.close()
  }

  #hear(text: string): void {
    const parsed = sessionsEnded.safeParse(parseJson(text))
    if (parsed.success) this.#events.emit('ended', parsed.data)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
