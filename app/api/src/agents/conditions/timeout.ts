import type { Json } from '../json.ts'
import type { Message } from '../messages.ts'
import { pythonFloat } from '../python-text.ts'
import type { Steps } from '../steps.ts'
import type { Condition } from './condition.ts'

/** So long since the run began (AutoGen counts from when the team was loaded), looked at between turns. */
export class Timeout implements Condition {
  reached = false
  readonly #seconds: number
  #begun: number | undefined

  constructor(seconds: number) {
    this.#seconds = seconds
  }

  async check(_delta: readonly Message[], steps: Steps): Promise<string | undefined> {
    const now = await steps.now()
    this.#begun ??= now
    if (now - this.#begun < this.#seconds * 1000) return undefined
    this.reached = true
    return `Timeout of ${pythonFloat(this.#seconds)} seconds reached`
  }

  reset(): void {
    this.reached = false
    this.#begun = undefined
  }

  save(): Json {
    return { reached: this.reached, begun: this.#begun }
  }

  load(state: Json): void {
    const { reached, begun } = state as { reached: boolean; begun?: number }
    this.reached = reached
    this.#begun = begun
  }
}
