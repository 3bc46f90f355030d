import type { Handoff } from '../components/model.ts'
import type { HandoffMessage, ModelMessage, ToolResult } from '../messages.ts'
import type { ModelAnswer } from '../models/model-client.ts'
import type { SimpleTool } from '../tools/tool.ts'

/** How the model says that somebody else should go on: it calls a tool that does nothing but answer. */
export function handoffTool(handoff: Handoff): SimpleTool {
  return {
    kind: 'simple',
    schema: {
      name: handoff.name,
      description: handoff.description,
      parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
      strict: true,
    },
    run: async () => handoff.message,
  }
}

/**
 * The handover, where the model called for one; of several the first. The other calls of the same answer and their
 * results go along, since the target would not know of them otherwise.
 */
export function handoffOf(
  source: string,
  answer: ModelAnswer,
  results: readonly ToolResult[],
  handoffs: ReadonlyMap<string, Handoff>,
): HandoffMessage | undefined {
  if (typeof answer.content === 'string') return undefined
  const chosen = answer.content.find(({ name }) => handoffs.has(name))
  const handoff = chosen && handoffs.get(chosen.name)
  if (!handoff) return undefined
  const said = results.findLast(({ name }) => name === handoff.name)
  return {
    type: 'HandoffMessage',
    source,
    content: said?.content ?? handoff.message,
    target: handoff.target,
    context: alongside(source, answer, results, handoffs),
  }
}

function alongside(
  source: string,
  { content, thought, reasoning }: ModelAnswer,
  results: readonly ToolResult[],
  handoffs: ReadonlyMap<string, Handoff>,
): readonly ModelMessage[] {
  if (typeof content === 'string') return []
  const calls = content.filter(({ name }) => !handoffs.has(name))
  if (calls.length === 0) return thought ? [{ type: 'AssistantMessage', source, content: thought }] : []
  return [
    {
      type: 'AssistantMessage',
      source,
      content: calls,
      ...(thought !== undefined && { thought }),
      ...(reasoning !== undefined && { reasoning }),
    },
    { type: 'FunctionExecutionResultMessage', content: results.filter(({ name }) => !handoffs.has(name)) },
  ]
}
