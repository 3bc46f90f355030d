import { z } from 'zod'
import { successorOf } from '../../../models/deepseek.ts'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider } from '../../families.ts'
import { given } from '../../given.ts'
import type { ModelComponent, OpenAiModel } from '../../model.ts'
import { hostedConfig, readHosted, writeHosted } from './hosted.ts'

const thinking = z.object({ type: z.enum(['enabled', 'disabled']) })

const config = hostedConfig.extend({
  organization: z.string().optional(),
  /** Ours: AutoGen knows no such key and leaves it alone. */
  extra_body: z.object({ thinking: thinking.optional() }).optional(),
})

/** OpenAI, and everything that speaks its protocol at another `base_url`: DeepSeek, vLLM, Gemini … */
export const openAi: Provider<ModelComponent> = {
  provider: 'autogen_ext.models.openai.OpenAIChatCompletionClient',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    const successor = successorOf(read.model, read.base_url)
    if (successor) place.at('model').warn('model/retired-name', { name: read.model, ...successor })
    const model = successor?.model ?? read.model
    return {
      kind: 'openai',
      ...readHosted({ ...read, model }, place),
      ...given({
        organization: read.organization,
        thinking: read.extra_body?.thinking?.type ?? successor?.thinking,
      }),
    }
  },
}

export const writeOpenAi = (it: OpenAiModel): Envelope =>
  sealed('autogen_ext.models.openai.OpenAIChatCompletionClient', 'model', {
    ...writeHosted(it),
    organization: it.organization,
    extra_body: it.thinking && { thinking: { type: it.thinking } },
  })
