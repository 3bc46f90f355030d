import { z } from 'zod'
import type { Provider } from '../../families.ts'
import { given } from '../../given.ts'
import type { ModelComponent } from '../../model.ts'
import { number } from '../../numbers.ts'
import { namedTexts } from '../../secret-text.ts'
import { assumedInfo, modelInfo, readInfo } from './info.ts'

const config = z.object({
  model: z.string().min(1),
  host: z.string().default('http://localhost:11434'),
  timeout: number.optional(),
  headers: namedTexts,
  model_info: modelInfo.optional(),
  options: z.object({ temperature: number.optional(), top_p: number.optional() }).optional(),
})

/** Ollama answers the OpenAI protocol under `/v1` beside its own. */
export const ollama: Provider<ModelComponent> = {
  provider: 'autogen_ext.models.ollama.OllamaChatCompletionClient',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    const baseUrl = `${read.host.replace(/\/+$/, '')}/v1`
    place.warn('model/ollama-protocol', { address: baseUrl })
    return {
      kind: 'openai',
      model: read.model,
      info: read.model_info ? readInfo(read.model_info) : assumedInfo(read.model, place),
      baseUrl,
      headers: read.headers,
      addNamePrefixes: false,
      includeNameInMessage: false,
      parameters: given(read.options ?? {}),
      ...given({ timeoutSeconds: read.timeout }),
    }
  },
}
