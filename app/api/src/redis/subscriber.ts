import type { Redis, RedisOptions } from 'ioredis'
import { anyNode, type RedisClient } from './client.ts'
import { retryPause } from './connect.ts'

export interface Listener {
  message(text: string, channel: string): void
  /** From now on news arrives; what was told before is lost. */
  hears(): void
  /** From now on nothing is heard. */
  deaf(): void
}

/**
 * A connection that does nothing but listen, which is all that one which subscribes can do. It is made anew for ever; in a
 * cluster, each time to one of the nodes that are there, since each hears what any of them is told. The client's own
 * subscriber of clusters moves between nodes without a word, and whoever trusts in hearing has to know.
 */
export class Subscriber {
  readonly #redis: RedisClient
  readonly #channels: readonly string[]
  readonly #listener: Listener
  #connection: Redis | undefined
  #attempts = 0
  #retry: NodeJS.Timeout | undefined
  #hears = false

  constructor(redis: RedisClient, channels: readonly string[], listener: Listener) {
    this.#redis = redis
    this.#channels = channels
    this.#listener = listener
    this.#open()
  }

  /** Whether news would arrive. */
  get hears(): boolean {
    return this.#hears
  }

  close(): void {
    clearTimeout(this.#retry)
    this.#connection?.removeAllListeners('end')
    this.#connection?.disconnect()
    this.#hears = false
  }

  #open(): void {
    this.#connection = anyNode(this.#redis)?.duplicate(onlyOnce)
    if (this.#connection) this.#attend(this.#connection)
    else this.#openLater()
  }

  #attend(connection: Redis): void {
    // Why Redis is away is logged by the connection that is shared.
    connection.on('error', () => {})
    connection.on('ready', () => this.#subscribe(connection))
    connection.on('message', (channel: string, text: string) => this.#listener.message(text, channel))
    connection.on('end', () => this.#turnDeaf())
  }

  #openLater(): void {
    this.#retry = setTimeout(() => this.#open(), retryPause(this.#attempts++)).unref()
  }

  async #subscribe(connection: Redis): Promise<void> {
    try {
      await connection.subscribe(...this.#channels)
    } catch {
      // Without an answer the connection is of no use.
      connection.disconnect()
      return
    }
    this.#attempts = 0
    this.#hears = true
    this.#listener.hears()
  }

  #turnDeaf(): void {
    if (this.#hears) this.#listener.deaf()
    this.#hears = false
    this.#openLater()
  }
}

/** Its end is where another node is chosen. */
const onlyOnce = {
  retryStrategy: () => null,
  lazyConnect: false,
  enableOfflineQueue: false,
} satisfies RedisOptions
