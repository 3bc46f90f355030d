import type { Json } from '../json.ts'
import { isChatMessage, type Message } from '../messages.ts'
import type { Condition } from './condition.ts'

/** So many messages, the task among them; events count only where asked for. */
export class MaxMessages implements Condition {
  readonly #maximum: number
  readonly #withEvents: boolean
  #count = 0

  constructor(maximum: number, withEvents: boolean) {
    this.#maximum = maximum
    this.#withEvents = withEvents
  }

  get reached(): boolean {
    return this.#count >= this.#maximum
  }

  async check(delta: readonly Message[]): Promise<string | undefined> {
    this.#count += delta.filter((message) => this.#withEvents || isChatMessage(message)).length
    if (!this.reached) return undefined
    return `Maximum number of messages ${this.#maximum} reached, current message count: ${this.#count}`
  }

  reset(): void {
    this.#count = 0
  }

  save(): Json {
    return this.#count
  }

  load(state: Json): void {
    this.#count = Number(state)
  }
}
