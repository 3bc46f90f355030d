import type { ReplayModel } from '../components/model.ts'
import type { ModelMessage } from '../messages.ts'
import type { ModelAnswer, ModelClient, ModelInfo, ModelRequest } from './model-client.ts'
import { ModelError } from './model-error.ts'

/** AutoGen's test double: gives prepared answers one after the other, and counts words as tokens. */
export class ReplayClient implements ModelClient {
  readonly model = 'replay'
  readonly info: ModelInfo
  readonly #completions: ReplayModel['completions']

  constructor({ info, completions }: Pick<ReplayModel, 'info' | 'completions'>) {
    this.info = info
    this.#completions = completions
  }

  async create(
    request: ModelRequest,
    signal: AbortSignal,
    piece?: (text: string) => void,
  ): Promise<ModelAnswer> {
    signal.throwIfAborted()
    const answer = this.#completions[request.ordinal]
    if (answer === undefined) throw new ModelError('exhausted', 'No more mock responses available')
    if (typeof answer !== 'string') return answer
    for (const word of answer.match(/\s*\S+/g) ?? []) piece?.(word)
    return {
      content: answer,
      finishReason: 'stop',
      usage: { promptTokens: this.countTokens(request.messages), completionTokens: words(answer) },
    }
  }

  countTokens(messages: readonly ModelMessage[]): number {
    return messages.reduce((sum, { content }) => sum + (typeof content === 'string' ? words(content) : 0), 0)
  }

  /** Nothing here has a window that could be full. */
  remainingTokens(): number {
    return Number.MAX_SAFE_INTEGER
  }
}

function words(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
