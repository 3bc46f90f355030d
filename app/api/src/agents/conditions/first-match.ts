import type { Json } from '../json.ts'
import type { Message } from '../messages.ts'
import type { Condition } from './condition.ts'

/** A condition that one message alone fulfils: the first that gives a reason. */
export class FirstMatch implements Condition {
  reached = false
  readonly #reason: (message: Message) => string | undefined

  constructor(reason: (message: Message) => string | undefined) {
    this.#reason = reason
  }

  async check(delta: readonly Message[]): Promise<string | undefined> {
    for (const message of delta) {
      const reason = this.#reason(message)
      if (reason === undefined) continue
      this.reached = true
      return reason
    }
    return undefined
  }

  reset(): void {
    this.reached = false
  }

  save(): Json {
    return this.reached
  }

  load(state: Json): void {
    this.reached = state === true
  }
}
