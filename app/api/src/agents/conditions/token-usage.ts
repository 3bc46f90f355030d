import type { Json } from '../json.ts'
import type { Message } from '../messages.ts'
import type { Condition } from './condition.ts'

export type TokenLimits = {
  readonly maxTotal?: number
  readonly maxPrompt?: number
  readonly maxCompletion?: number
}

/** Tokens of the messages told; what selectors and orchestrators use is in no message and does not count. */
export class TokenUsage implements Condition {
  readonly #limits: TokenLimits
  #prompt = 0
  #completion = 0

  constructor(limits: TokenLimits) {
    this.#limits = limits
  }

  get reached(): boolean {
    const { maxTotal = Infinity, maxPrompt = Infinity, maxCompletion = Infinity } = this.#limits
    return this.#total >= maxTotal || this.#prompt >= maxPrompt || this.#completion >= maxCompletion
  }

  get #total(): number {
    return this.#prompt + this.#completion
  }

  async check(delta: readonly Message[]): Promise<string | undefined> {
    for (const { usage } of delta) {
      this.#prompt += usage?.promptTokens ?? 0
      this.#completion += usage?.completionTokens ?? 0
    }
    if (!this.reached) return undefined
    return `Token usage limit reached, total token count: ${this.#total}, prompt token count: ${this.#prompt}, completion token count: ${this.#completion}.`
  }

  reset(): void {
    this.#prompt = 0
    this.#completion = 0
  }

  save(): Json {
    return [this.#prompt, this.#completion]
  }

  load(state: Json): void {
    const [prompt, completion] = Array.isArray(state) ? state : []
    this.#prompt = Number(prompt ?? 0)
    this.#completion = Number(completion ?? 0)
  }
}
