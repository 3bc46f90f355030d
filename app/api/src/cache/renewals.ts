import type { RedisClient } from '../redis/client.ts'
import { publish } from '../redis/publish.ts'
import { Subscriber } from '../redis/subscriber.ts'

const CHANNEL = 'safe-system:cache-forgets'

/** The news between processes of what the cache has forgotten. */
export class Renewals {
  readonly #redis: RedisClient
  #subscriber: Subscriber | undefined

  constructor(redis: RedisClient) {
    this.#redis = redis
  }

  /** Whether news would arrive. While not, nothing that was learnt earlier may be believed. */
  get hears(): boolean {
    return this.#subscriber?.hears ?? false
  }

  /** `missed` is called when news may have been lost. */
  listen(renewed: (tags: readonly string[]) => void, missed: () => void): void {
    this.#subscriber = new Subscriber(this.#redis, [CHANNEL], {
      message: (text) => renewed(text.split('\n')),
      hears: missed,
      deaf: () => {},
    })
  }

  /** To be told once Redis has the new names: who hears of it asks at once. */
  tell(tags: readonly string[]): Promise<void> {
    return publish(this.#redis, CHANNEL, tags.join('\n'))
  }

  close(): void {
    this.#subscriber?.close()
  }
}
