import { EventEmitter } from 'node:events'
import type { Redis } from 'ioredis'
import { z } from 'zod'

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
  readonly #redis: Redis
  readonly #subscriber: Redis
  #hears = false

  constructor(redis: Redis) {
    this.#redis = redis
    this.#subscriber = redis.duplicate()
    this.#subscriber.on('ready', () => void this.#subscribe())
    this.#subscriber.on('close', () => this.#turnDeaf())
    this.#subscriber.on('message', (_channel, text) => this.#hear(text))
    // That Redis is away is told by the connection that is shared; this one comes back by itself.
    this.#subscriber.on('error', () => {})
  }

  /** Whether news from other processes would arrive. While not, only the database knows who is signed in. */
  get hears(): boolean {
    return this.#hears
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
    await this.#redis.publish(CHANNEL, JSON.stringify(ended)).catch(() => {})
  }

  close(): void {
    this.#subscriber.disconnect()
  }

  async #subscribe(): Promise<void> {
    try {
      await this.#subscriber.subscribe(CHANNEL)
      this.#hears = true
    } catch {
      this.#subscriber.disconnect(true)
    }
  }

  #turnDeaf(): void {
    this.#hears = false
    this.#events.emit('deaf')
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
