import { createHash } from 'node:crypto'
import type { GatedModel, ModelGate } from '../models/gate.ts'
import { ModelError } from '../models/model-error.ts'
import { type Chance, realChance } from '../models/retry.ts'
import { insist } from '../runs/insist.ts'
import type { ModelLimits, ModelRate } from './model-limits.ts'

/** By the name of the model; `*` is every one that is not named. */
export type ModelRates = ReadonlyMap<string, ModelRate>

/** From settings: `deepseek-flash=500,*=60`. */
export function modelRates(requestsPerMinute = '', tokensPerMinute = ''): ModelRates {
  const requests = amountsOf(requestsPerMinute)
  const tokens = amountsOf(tokensPerMinute)
  const models = new Set([...requests.keys(), ...tokens.keys()])
  return new Map(
    [...models].map((model) => [
      model,
      {
        requests: requests.get(model) ?? requests.get('*'),
        tokens: tokens.get(model) ?? tokens.get('*'),
      },
    ]),
  )
}

function amountsOf(text: string): ReadonlyMap<string, number> {
  const entries = text
    .split(',')
    .filter(Boolean)
    .map((entry) => entry.split('='))
  return new Map(entries.map(([model = '', amount]) => [model, Number(amount)]))
}

export interface GateParts {
  readonly limits: ModelLimits
  readonly rates: ModelRates
  readonly chance?: Chance
}

/** As long as the retries of one call: a server that wants to be left alone for longer fails it. */
const PATIENCE_MS = 90_000
/** Those who waited for the same moment come back within this share of what they waited. */
const SPREAD = 0.1

/** A gate in front of a model that all processes see shut when one of them was sent away. */
export class SharedGate implements ModelGate {
  readonly #parts: GateParts
  readonly #model: GatedModel
  readonly #versionId: string
  readonly #id: string
  readonly #rate: ModelRate | undefined

  constructor(parts: GateParts, model: GatedModel, versionId: string) {
    this.#parts = parts
    this.#model = model
    this.#versionId = versionId
    this.#id = limitId(model)
    this.#rate = parts.rates.get(model.model) ?? parts.rates.get('*')
  }

  async pass(tokens: number, signal: AbortSignal): Promise<void> {
    const { limits } = this.#parts
    await insist(() => limits.introduce(this.#id, this.#model, this.#versionId), signal)
    await this.#waitForTurn(tokens, signal)
    for (let left = PATIENCE_MS; ; ) {
      const closedMs = await insist(() => limits.closedFor(this.#id), signal)
      if (closedMs === 0) return
      if (closedMs > left) throw this.#refusal(closedMs)
      left -= closedMs
      const { random } = this.#chance
      await this.#pause(closedMs * (1 + SPREAD * random()), signal)
    }
  }

  async correct(tokens: number, signal: AbortSignal): Promise<void> {
    const { limits } = this.#parts
    const rate = this.#rate
    if (rate) await insist(() => limits.correct(this.#id, rate, tokens), signal)
  }

  async close(milliseconds: number, signal: AbortSignal): Promise<void> {
    await insist(() => this.#parts.limits.close(this.#id, milliseconds), signal)
  }

  get #chance(): Chance {
    return this.#parts.chance ?? realChance
  }

  /** However long it takes: this is our own doing, and the call would be no better off for failing. */
  async #waitForTurn(tokens: number, signal: AbortSignal): Promise<void> {
    const rate = this.#rate
    if (!rate) return
    const ms = await insist(() => this.#parts.limits.book(this.#id, rate, tokens), signal)
    if (ms > 0) await this.#pause(ms, signal)
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    await this.#chance.pause(ms, signal).catch(() => signal.throwIfAborted())
  }

  #refusal(closedMs: number): ModelError {
    const seconds = Math.ceil(closedMs / 1_000)
    return new ModelError('rate-limited', `The model wants to be left alone for ${seconds} s more`)
  }
}

/** Of accounts nothing can be read in it. */
function limitId({ host, model, account }: GatedModel): string {
  return createHash('sha256')
    .update(JSON.stringify([host, model, account]))
    .digest('hex')
}
