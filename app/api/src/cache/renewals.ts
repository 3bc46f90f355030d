import type { Redis } from 'ioredis'

const CHANNEL = 'safe-system:cache-forgets'

/** The news between processes of what the cache has forgotten. */
export class Renewals {
  readonly #subscriber: Redis
  #hears = false

  /** `redis` is shared with others; a connection that subscribes can do nothing else, so there is one more. */
  constructor(redis: Redis) {
    this.#subscriber = redis.duplicate()
    // Why Redis is away is logged by the shared connection.
    this.#subscriber.on('error', () => {})
    this.#subscriber.on('close', () => {
      this.#hears = false
    })
  }

  /** Whether news would arrive. While not, nothing that was learnt earlier may be believed. */
  get hears(): boolean {
    return this.#hears
  }

  /** `missed` is called when news may have been lost. */
  listen(renewed: (tags: readonly string[]) => void, missed: () => void): void {
    const subscribe = async () => {
      await this.#subscriber.subscribe(CHANNEL)
      missed()
      this.#hears = true
    }
    this.#subscriber.on('ready', () => subscribe().catch(() => this.#subscriber.disconnect(true)))
    this.#subscriber.on('message', (_channel: string, text: string) => renewed(text.split('\n')))
  }

  /** To be sent together with what it tells of, so that neither happens without the other. */
  static message(tags: readonly string[]): [channel: string, text: string] {
    return [CHANNEL, tags.join('\n')]
  }

  close(): void {
    this.#subscriber.disconnect()
  }
}
