import type OpenAI from 'openai'
import type { AzureModel, OpenAiModel } from '../components/model.ts'
import type { ModelMessage } from '../messages.ts'
import { askThrough, type ModelGate } from './gate.ts'
import { knownModel } from './known-models.ts'
import type { ModelAnswer, ModelClient, ModelInfo, ModelRequest, ToolSchema } from './model-client.ts'
import { ModelError } from './model-error.ts'
import { AnswerBuilder, wholeAnswer } from './openai-answer.ts'
import { failureOf } from './openai-errors.ts'
import { type Manner, type RequestBody, requestBody } from './openai-request.ts'
import { estimateTokens } from './openai-tokens.ts'
import { Patience } from './patience.ts'
import { type Chance, type RetryPolicy, realChance, usualRetries, withRetries } from './retry.ts'

export interface HostedOptions {
  /** Where models are that say nothing of it (`AI_MODEL_BASE_URL`). */
  readonly baseUrl?: string
  /** Milliseconds of one request as a whole. Default: 120,000, where the file says nothing. */
  readonly requestMs?: number
  /** Milliseconds without a piece of a stream, after which it counts as broken. Default: 60,000. */
  readonly silenceMs?: number
  readonly retries?: Partial<RetryPolicy>
  readonly chance?: Chance
  /** What stands before the model; by default, nothing does. */
  readonly gate?: ModelGate
}

const REQUEST_MS = 120_000
const SILENCE_MS = 60_000
/** Of a model that nobody told us about: that of most models one serves oneself. */
const USUAL_WINDOW = 32_768

/** A model that is reached over OpenAI's protocol, with retries and limits of our own. */
export class HostedClient implements ModelClient {
  readonly model: string
  readonly info: ModelInfo
  readonly #api: OpenAI
  readonly #manner: Manner
  readonly #requestMs: number
  readonly #silenceMs: number
  readonly #retries: RetryPolicy
  readonly #chance: Chance
  readonly #gate: ModelGate | undefined

  constructor(
    api: OpenAI,
    component: OpenAiModel | AzureModel,
    options: HostedOptions & { returnsReasoning: boolean },
  ) {
    this.model = component.model
    this.info = component.info
    this.#api = api
    this.#manner = { ...component, returnsReasoning: options.returnsReasoning }
    this.#requestMs = component.timeoutSeconds
      ? component.timeoutSeconds * 1000
      : (options.requestMs ?? REQUEST_MS)
    this.#silenceMs = options.silenceMs ?? SILENCE_MS
    this.#retries = { ...usualRetries, ...options.retries, ...retriesOf(component) }
    this.#chance = options.chance ?? realChance
    this.#gate = options.gate
  }

  /** A stream that breaks off is begun again, so `piece` may get the beginning of an answer more than once. */
  create(request: ModelRequest, signal: AbortSignal, piece?: (text: string) => void): Promise<ModelAnswer> {
    const body = requestBody(request, this.#manner)
    const attempt = () => (piece ? this.#stream(body, signal, piece) : this.#ask(body, signal))
    const estimated = async () => this.#withUsage(await attempt(), request)
    const question = { tokens: this.countTokens(request.messages, request.tools), signal }
    const allowed = () => askThrough(this.#gate, question, estimated, failureOf)
    return withRetries(allowed, failureOf, this.#retries, signal, this.#chance)
  }

  countTokens(messages: readonly ModelMessage[], tools: readonly ToolSchema[]): number {
    return estimateTokens(messages, tools)
  }

  remainingTokens(messages: readonly ModelMessage[], tools: readonly ToolSchema[]): number {
    return (knownModel(this.model)?.window ?? USUAL_WINDOW) - this.countTokens(messages, tools)
  }

  async #ask(body: RequestBody, signal: AbortSignal): Promise<ModelAnswer> {
    using patience = new Patience(signal, { wholeMs: this.#requestMs })
    return await patience.keep(async (limited) => {
      const completion = await this.#api.chat.completions.create(
        { ...body, stream: false },
        { signal: limited },
      )
      if (typeof completion !== 'object')
        throw new ModelError('unreadable', 'The model sent something that is not JSON')
      return wholeAnswer(completion, this.info.family)
    })
  }

  async #stream(body: RequestBody, signal: AbortSignal, piece: (text: string) => void): Promise<ModelAnswer> {
    using patience = new Patience(signal, { wholeMs: this.#requestMs, silenceMs: this.#silenceMs })
    return await patience.keep(async (limited) => {
      const stream = await this.#api.chat.completions.create(
        { ...body, stream: true, stream_options: { include_usage: true, ...body.stream_options } },
        { signal: limited },
      )
      const answer = new AnswerBuilder()
      for await (const chunk of stream) {
        patience.heard()
        const text = answer.add(chunk)
        if (text) piece(text)
        if (answer.tooLong) break
      }
      // The library ends a stream quietly when it is aborted.
      limited.throwIfAborted()
      return answer.answer(this.info.family)
    })
  }

  /** Some servers count nothing; limits on tokens must hold there, too. */
  #withUsage(answer: ModelAnswer, request: ModelRequest): ModelAnswer {
    if (answer.usage.promptTokens > 0 || answer.usage.completionTokens > 0) return answer
    const said: ModelMessage = { type: 'AssistantMessage', source: 'model', content: answer.content }
    const promptTokens = this.countTokens(request.messages, request.tools)
    return { ...answer, usage: { promptTokens, completionTokens: this.countTokens([said], []) } }
  }
}

const retriesOf = ({ maxRetries }: OpenAiModel | AzureModel): Partial<RetryPolicy> =>
  maxRetries === undefined ? {} : { retries: maxRetries }
