import { z } from 'zod'
import type { ModelMessage } from '../../../messages.ts'

const call = z.object({ id: z.string(), name: z.string(), arguments: z.string() })
const result = z.object({
  content: z.string(),
  name: z.string(),
  call_id: z.string(),
  is_error: z.boolean().nullish(),
})

/** AutoGen's messages to a model, as far as they are text. */
const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('SystemMessage'), content: z.string() }),
  z.object({ type: z.literal('UserMessage'), content: z.string(), source: z.string() }),
  z.object({
    type: z.literal('AssistantMessage'),
    content: z.union([z.string(), z.array(call)]),
    source: z.string(),
    thought: z.string().nullish(),
  }),
  z.object({ type: z.literal('FunctionExecutionResultMessage'), content: z.array(result) }),
])

export const initialMessages = z.array(message).default([])

export const readMessages = (messages: z.infer<typeof initialMessages>): ModelMessage[] =>
  messages.map((one) => {
    if (one.type === 'AssistantMessage') {
      const { thought, ...rest } = one
      return typeof thought === 'string' ? { ...rest, thought } : rest
    }
    if (one.type !== 'FunctionExecutionResultMessage') return one
    return {
      type: one.type,
      content: one.content.map(({ content, name, call_id, is_error }) => ({
        callId: call_id,
        name,
        content,
        isError: is_error ?? false,
      })),
    }
  })

/** Undefined for none, so that the key is left out. */
export function writeMessages(messages: readonly ModelMessage[]): unknown[] | undefined {
  if (messages.length === 0) return undefined
  return messages.map((one) => {
    if (one.type !== 'FunctionExecutionResultMessage') return one
    return {
      type: one.type,
      content: one.content.map(({ callId, name, content, isError }) => ({
        content,
        name,
        call_id: callId,
        is_error: isError,
      })),
    }
  })
}
