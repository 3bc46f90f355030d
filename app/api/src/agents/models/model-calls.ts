import type { ModelMessage } from '../messages.ts'
import type { Steps } from '../steps.ts'
import type { ModelAnswer, ModelClient, ModelRequest } from './model-client.ts'

export type Ask = { readonly messages: readonly ModelMessage[] } & Partial<
  Pick<ModelRequest, 'tools' | 'toolChoice' | 'output'>
>

const MODEL_STEP = 'model:'

/** Whether a step of this name asks a model. */
export const isModelStep = (name: string) => name.startsWith(MODEL_STEP)

/** The calls that one agent or team makes of its model: counted, each one a step, each one told. */
export class ModelCalls {
  readonly client: ModelClient
  readonly #source: string
  readonly #limits: { readonly textCharacters: number }
  #count = 0

  constructor(client: ModelClient, source: string, limits: { readonly textCharacters: number }) {
    this.client = client
    this.#source = source
    this.#limits = limits
  }

  /** How many there were; part of the state of whoever makes them. */
  get count(): number {
    return this.#count
  }

  set count(count: number) {
    this.#count = count
  }

  async ask(steps: Steps, ask: Ask, streaming = false): Promise<ModelAnswer> {
    const request: ModelRequest = {
      ordinal: this.#count,
      tools: [],
      toolChoice: 'auto',
      output: 'text',
      ...ask,
    }
    this.#count += 1
    const source = this.#source
    const about = { source, model: this.client.model, request }
    const piece = streaming ? (text: string) => steps.stream({ source, text }) : undefined
    try {
      const { answer, milliseconds } = await steps.run(
        `${MODEL_STEP}${source}:${request.ordinal}`,
        async (signal) => {
          const begin = performance.now()
          const answer = await this.client.create(request, signal, piece)
          return { answer: this.#bounded(answer), milliseconds: Math.round(performance.now() - begin) }
        },
      )
      await steps.tell({ kind: 'model-called', ...about, answer, milliseconds })
      return answer
    } catch (error) {
      await steps.tell({ kind: 'model-failed', ...about, error: reasonOf(error) })
      throw error
    }
  }

  /** An answer without end would be sent to every model of the team from now on. */
  #bounded(answer: ModelAnswer): ModelAnswer {
    const { content } = answer
    if (typeof content !== 'string') return answer
    return { ...answer, content: cut(content, this.#limits.textCharacters) }
  }
}

export function cut(text: string, characters: number): string {
  if (text.length <= characters) return text
  return `${text.slice(0, characters)}\n… [cut after ${characters} of ${text.length} characters]`
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
