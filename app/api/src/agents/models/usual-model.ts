import { given } from '../components/given.ts'
import type { OpenAiModel } from '../components/model.ts'
import { successorOf } from './deepseek.ts'
import { assumedInfo, knownModel } from './known-models.ts'

export interface UsualModel {
  /** `AI_MODEL_NAME`; DeepSeek's retired names are understood. */
  readonly name: string
  /** `AI_MODEL_BASE_URL`. Absent: where models are that say nothing of it. */
  readonly baseUrl?: string
  /** `AI_MODEL_MAX_TOKENS`, of one answer. */
  readonly maxTokens?: number
}

/** The model of those that name none, as a component that can be asked. */
export function usualModel({ name, baseUrl, maxTokens }: UsualModel): OpenAiModel {
  return {
    kind: 'openai',
    ...named(name, baseUrl),
    headers: {},
    addNamePrefixes: false,
    includeNameInMessage: false,
    parameters: given({ max_tokens: maxTokens }),
  }
}

/** What follows from a model's name alone. */
export function named(name: string, baseUrl?: string) {
  const successor = successorOf(name, baseUrl)
  const model = successor?.model ?? name
  return { model, info: knownModel(model)?.info ?? assumedInfo, ...given({ thinking: successor?.thinking }) }
}
