import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider } from '../../families.ts'
import { given } from '../../given.ts'
import type { ModelComponent, ReplayedAnswer, ReplayModel } from '../../model.ts'
import { integer } from '../../numbers.ts'
import { modelInfo, readInfo, writeInfo } from './info.ts'

const call = z.object({ id: z.string(), name: z.string(), arguments: z.string() })

/** AutoGen's `CreateResult`. */
const answer = z.object({
  content: z.union([z.string(), z.array(call)]),
  finish_reason: z.enum(['stop', 'length', 'function_calls', 'content_filter', 'unknown']),
  usage: z.object({ prompt_tokens: integer, completion_tokens: integer }),
  thought: z.string().nullish(),
})

const config = z.object({
  chat_completions: z.array(z.union([z.string(), answer])),
  model_info: modelInfo.optional(),
})

/** Gives answers that are written in the file, one after the other. */
export const replay: Provider<ModelComponent> = {
  provider: 'autogen_ext.models.replay.ReplayChatCompletionClient',
  read(raw, place) {
    const read = place.parse(config, raw)
    return (
      read && {
        kind: 'replay',
        info: readInfo(read.model_info ?? modelInfo.parse({})),
        completions: read.chat_completions.map((one) => (typeof one === 'string' ? one : readAnswer(one))),
      }
    )
  },
}

const readAnswer = ({ content, finish_reason, usage, thought }: z.infer<typeof answer>): ReplayedAnswer => ({
  content,
  finishReason: finish_reason,
  usage: { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens },
  ...given({ thought: thought ?? undefined }),
})

const writeAnswer = (it: ReplayedAnswer) => ({
  finish_reason: it.finishReason,
  content: it.content,
  usage: { prompt_tokens: it.usage.promptTokens, completion_tokens: it.usage.completionTokens },
  cached: false,
  ...given({ thought: it.thought }),
})

export const writeReplay = (it: ReplayModel): Envelope =>
  sealed('autogen_ext.models.replay.ReplayChatCompletionClient', 'replay_chat_completion_client', {
    chat_completions: it.completions.map((one) => (typeof one === 'string' ? one : writeAnswer(one))),
    model_info: writeInfo(it.info),
  })
