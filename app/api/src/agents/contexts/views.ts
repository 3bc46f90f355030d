import type { ModelMessage } from '../messages.ts'
import type { ModelClient, ToolSchema } from '../models/model-client.ts'
import type { View } from './context.ts'

/** The newest messages. */
export function buffered(size: number): View {
  return (messages) => withoutLooseResults(messages.slice(-size))
}

/** The first messages and the newest ones, and how many are left out between them. */
export function headAndTail(headSize: number, tailSize: number): View {
  return (messages) => {
    const skipped = messages.length - headSize - tailSize
    if (skipped <= 0) return messages
    const note: ModelMessage = {
      type: 'UserMessage',
      content: `Skipped ${skipped} messages.`,
      source: 'System',
    }
    const head = withoutLooseCalls(messages.slice(0, headSize))
    return [...head, note, ...withoutLooseResults(messages.slice(-tailSize))]
  }
}

/** As much as fits, given up from the middle. Without a limit of its own, the model's window is the limit. */
export function tokenLimited(
  client: ModelClient,
  limit: number | undefined,
  tools: readonly ToolSchema[],
): View {
  const tooMuch = (messages: readonly ModelMessage[]) =>
    limit === undefined
      ? client.remainingTokens(messages, tools) < 0
      : client.countTokens(messages, tools) > limit
  return (messages) => {
    const kept = [...messages]
    while (kept.length > 0 && tooMuch(kept)) kept.splice(Math.floor(kept.length / 2), 1)
    return withoutLooseResults(kept)
  }
}

/** Results without the calls they answer are refused by every model. */
function withoutLooseResults(messages: readonly ModelMessage[]): readonly ModelMessage[] {
  return messages[0]?.type === 'FunctionExecutionResultMessage' ? messages.slice(1) : messages
}

/** So are calls without results. */
function withoutLooseCalls(messages: readonly ModelMessage[]): readonly ModelMessage[] {
  const last = messages.at(-1)
  const isCall = last?.type === 'AssistantMessage' && typeof last.content !== 'string'
  return isCall ? messages.slice(0, -1) : messages
}
