import type { FastifyBaseLogger } from 'fastify'
import { z } from 'zod'
import { isConnected, type RedisClient } from '../redis/client.ts'
import { publish } from '../redis/publish.ts'
import { Subscriber } from '../redis/subscriber.ts'
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
  readonly #redis: RedisClient
  readonly #log: FastifyBaseLogger
  #subscriber: Subscriber | undefined

  constructor(redis: RedisClient, log: FastifyBaseLogger) {
    this.#redis = redis
    this.#log = log
  }

  get isConnected(): boolean {
    return this.#subscriber?.hears === true && isConnected(this.#redis)
  }

  listen(listener: RelayListener): void {
    this.#subscriber = new Subscriber(this.#redis, [CHANNEL, WHISPERS], {
      message: (text, channel) =>
        channel === WHISPERS ? hearWhisper(text, listener) : this.#hear(text, listener),
      hears: () => listener.back(),
      deaf: () => listener.away(),
    })
  }

  publish({ topic, seq, at, kind, payload }: LiveEvent): void {
    const whole = JSON.stringify({ topic, seq, event: { at, kind, payload } })
    const text = whole.length <= LONGEST ? whole : JSON.stringify({ topic, seq })
    // The others find it in the log when they look next.
    publish(this.#redis, CHANNEL, text).catch(() => {})
  }

  /** On a channel of its own: what is whispered is short, and there is much of it. */
  whisper({ topic, kind, payload }: Whisper): void {
    publish(this.#redis, WHISPERS, JSON.stringify({ topic, kind, payload })).catch(() => {})
  }

  close(): void {
    this.#subscriber?.close()
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
