import type { Handoff } from '../components/model.ts'
import type { ToolCall, ToolCallSummaryMessage, ToolResult } from '../messages.ts'
import { pythonFormat } from '../python-text.ts'

/** The results of an answer's calls as a message, each worded by the agent's own format. */
export function summaryOf(
  source: string,
  calls: readonly ToolCall[],
  results: readonly ToolResult[],
  format: string,
  handoffs: ReadonlyMap<string, Handoff>,
): ToolCallSummaryMessage {
  const pairs = calls.flatMap((call, index) => {
    const result = results[index]
    return result && !handoffs.has(call.name) ? [{ call, result }] : []
  })
  const lines = pairs.map(({ call, result }) =>
    pythonFormat(format, {
      tool_name: call.name,
      arguments: call.arguments,
      result: result.content,
      is_error: result.isError,
    }),
  )
  return {
    type: 'ToolCallSummaryMessage',
    source,
    content: lines.join('\n'),
    toolCalls: pairs.map(({ call }) => call),
    results: pairs.map(({ result }) => result),
  }
}
