import type { FastifyBaseLogger } from 'fastify'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { LiveEvent, Whisper } from './event.ts'

/** Hears what other processes announced. */
export interface RelayListener {
  event(event: LiveEvent): void
  /** Of an event too long to be passed around; it is in its log. */
  number(topic: string, seq: number): void
  whisper(whisper: Whisper): void
  /** The relay went away: from now on nothing is heard. */
  away(): void
  /** The relay is there again; what was announced in between is lost to it. */
  back(): void
}

/** Passes announcements between processes, fast and without promise: whatever it loses is in the logs. */
export interface Relay {
  readonly isConnected: boolean
  listen(listener: RelayListener): void
  publish(event: LiveEvent): void
  whisper(whisper: Whisper): void
  close(): void
}

const CHANNEL = 'safe-system:events'
const WHISPERS = 'safe-system:whispers'
/** Every process reads every announcement, so a long one is better fetched by those who need it. */
const LONGEST = 32 * 1024

const announcement = z.object({
  topic: z.string(),
  seq: z.int(),
  event: z.object({ at: z.string(), kind: z.string(), payload: z.unknown() }).optional(),
})
const whispered = z.object({ topic: z.string(), kind: z.string(), payload: z.unknown() })

export class RedisRelay implements Relay {
  readonly #redis: Redis
  readonly #subscriber: Redis
  readonly #log: FastifyBaseLogger

  /** `redis` is shared with others; a connection that subscribes can do nothing else, so there is one more. */
  constructor(redis: Redis, log: FastifyBaseLogger) {
    this.#redis = redis
    this.#subscriber = redis.duplicate()
    // Why Redis is away is logged by the shared connection.
    this.#subscriber.on('error', () => {})
    this.#log = log
  }

  get isConnected(): boolean {
    return this.#subscriber.status === 'ready' && this.#redis.status === 'ready'
  }

  listen(listener: RelayListener): void {
    const subscribe = async () => {
      await this.#subscriber.subscribe(CHANNEL, WHISPERS)
      listener.back()
    }
    // Without an answer the connection is of no use: it is made anew, and asked again.
    const begin = () => subscribe().catch(() => this.#subscriber.disconnect(true))
    this.#subscriber.on('ready', begin)
    if (this.#subscriber.status === 'ready') begin()
    this.#subscriber.on('close', () => listener.away())
    this.#subscriber.on('message', (channel: string, text: string) =>
      channel === WHISPERS ? hearWhisper(text, listener) : this.#hear(text, listener),
    )
  }

  publish({ topic, seq, at, kind, payload }: LiveEvent): void {
    const whole = JSON.stringify({ topic, seq, event: { at, kind, payload } })
    const text = whole.length <= LONGEST ? whole : JSON.stringify({ topic, seq })
    // The others find it in the log when they look next.
    this.#redis.publish(CHANNEL, text).catch(() => {})
  }

  /** On a channel of its own: what is whispered is short, and there is much of it. */
  whisper({ topic, kind, payload }: Whisper): void {
    this.#redis.publish(WHISPERS, JSON.stringify({ topic, kind, payload })).catch(() => {})
  }

  close(): void {
    this.#subscriber.disconnect()
  }

  #hear(text: string, listener: RelayListener): void {
    const heard = announcement.safeParse(parse(text))
    if (!heard.success) this.#log.warn('An announcement on Redis was not understood')
    else if (heard.data.event) listener.event({ ...heard.data, ...heard.data.event })
    else listener.number(heard.data.topic, heard.data.seq)
  }
}

function hearWhisper(text: string, listener: RelayListener): void {
  const heard = whispered.safeParse(parse(text))
  if (heard.success) listener.whisper(heard.data)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
