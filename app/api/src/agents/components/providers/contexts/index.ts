import { z } from 'zod'
import type { Provider } from '../../families.ts'
import { given } from '../../given.ts'
import type { ContextComponent } from '../../model.ts'
import { countFrom, integer } from '../../numbers.ts'
import { initialMessages, readMessages } from './messages.ts'

const unboundedConfig = z.object({ initial_messages: initialMessages })
const bufferedConfig = unboundedConfig.extend({ buffer_size: countFrom(1) })
const headAndTailConfig = unboundedConfig.extend({ head_size: countFrom(1), tail_size: countFrom(1) })
const toolSchema = z.object({
  name: z.string(),
  description: z.string().default(''),
  parameters: z.record(z.string(), z.unknown()).default({}),
})
const tokenLimitedConfig = unboundedConfig.extend({
  model_client: z.unknown().optional(),
  token_limit: integer.optional(),
  tool_schema: z.array(toolSchema).default([]),
})

const unbounded: Provider<ContextComponent> = {
  provider: 'autogen_core.model_context.UnboundedChatCompletionContext',
  read(raw, place) {
    const read = place.parse(unboundedConfig, raw)
    return read && { kind: 'unbounded', initialMessages: readMessages(read.initial_messages) }
  },
}

const buffered: Provider<ContextComponent> = {
  provider: 'autogen_core.model_context.BufferedChatCompletionContext',
  read(raw, place) {
    const read = place.parse(bufferedConfig, raw)
    return (
      read && {
        kind: 'buffered',
        bufferSize: read.buffer_size,
        initialMessages: readMessages(read.initial_messages),
      }
    )
  },
}

const headAndTail: Provider<ContextComponent> = {
  provider: 'autogen_core.model_context.HeadAndTailChatCompletionContext',
  read(raw, place) {
    const read = place.parse(headAndTailConfig, raw)
    return (
      read && {
        kind: 'head-and-tail',
        headSize: read.head_size,
        tailSize: read.tail_size,
        initialMessages: readMessages(read.initial_messages),
      }
    )
  },
}

const tokenLimited: Provider<ContextComponent> = {
  provider: 'autogen_core.model_context.TokenLimitedChatCompletionContext',
  read(raw, place) {
    const read = place.parse(tokenLimitedConfig, raw)
    const modelClient = read && place.child('model', 'model_client', read.model_client)
    return (
      modelClient && {
        kind: 'token-limited',
        modelClient,
        tools: read.tool_schema,
        initialMessages: readMessages(read.initial_messages),
        ...given({ tokenLimit: read.token_limit }),
      }
    )
  },
}

export const contexts: readonly Provider<ContextComponent>[] = [
  buffered,
  headAndTail,
  tokenLimited,
  unbounded,
]
