import type {
  ChatCompletionCreateParamsBase,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions'
import type { AssistantTurn, ModelMessage, UserTurn } from '../messages.ts'
import type { ModelInfo, ModelRequest, ToolSchema } from './model-client.ts'

/** How a server wants to be spoken to. */
export interface Manner {
  readonly model: string
  readonly info: ModelInfo
  readonly addNamePrefixes: boolean
  readonly includeNameInMessage: boolean
  readonly parameters: { readonly [name: string]: unknown }
  readonly thinking?: 'enabled' | 'disabled'
  /** Whether the reasoning of earlier turns goes back: DeepSeek insists, OpenAI knows no such field. */
  readonly returnsReasoning: boolean
}

/** A request in OpenAI's protocol. `thinking` and `reasoning_content` are DeepSeek's additions to it. */
export type RequestBody = ChatCompletionCreateParamsBase & { thinking?: { type: 'enabled' | 'disabled' } }

export function requestBody(request: ModelRequest, manner: Manner): RequestBody {
  const { toolChoice } = request
  // Two workbenches may have a tool of one name. Servers refuse the second, and the first is the one that is run.
  const tools = request.tools.filter(isFirstOfItsName)
  return {
    ...manner.parameters,
    model: manner.model,
    messages: messagesOf(request, manner),
    ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: 'function', function: tool })) }),
    ...(tools.length > 0 && toolChoice !== 'auto' && { tool_choice: toolChoice }),
    ...formatOf(request, manner),
    ...(manner.thinking && { thinking: { type: manner.thinking } }),
  } as RequestBody
}

function formatOf({ output }: ModelRequest, { info }: Manner): Pick<RequestBody, 'response_format'> {
  if (output === 'text') return {}
  if (output !== 'json' && info.structuredOutput)
    return {
      response_format: { type: 'json_schema', json_schema: { name: output.name, schema: output.schema } },
    }
  return info.jsonOutput ? { response_format: { type: 'json_object' } } : {}
}

function messagesOf(request: ModelRequest, manner: Manner): ChatCompletionMessageParam[] {
  const messages = [...request.messages, ...schemaInWords(request, manner)]
  const ordered = manner.info.multipleSystemMessages ? messages : withOneSystemMessage(messages)
  return ordered.flatMap((message) => wireMessages(message, manner))
}

/** For models that answer in JSON but take no schema, the schema goes into the prompt. */
function schemaInWords({ output }: ModelRequest, { info }: Manner): ModelMessage[] {
  if (typeof output === 'string' || info.structuredOutput) return []
  const schema = JSON.stringify(output.schema)
  return [{ type: 'SystemMessage', content: `Answer with one JSON object of this JSON schema:\n${schema}` }]
}

function withOneSystemMessage(messages: readonly ModelMessage[]): ModelMessage[] {
  const system = messages.filter(({ type }) => type === 'SystemMessage')
  if (system.length < 2) return [...messages]
  const content = system.map((message) => message.content).join('\n')
  const others = messages.filter(({ type }) => type !== 'SystemMessage')
  return [{ type: 'SystemMessage', content }, ...others]
}

function wireMessages(message: ModelMessage, manner: Manner): ChatCompletionMessageParam[] {
  switch (message.type) {
    case 'SystemMessage':
      return [{ role: 'system', content: message.content }]
    case 'UserMessage':
      return [userMessage(message, manner)]
    case 'AssistantMessage':
      return [assistantMessage(message, manner)]
    case 'FunctionExecutionResultMessage':
      return message.content.map(({ callId, content }) => ({ role: 'tool', tool_call_id: callId, content }))
  }
}

/** OpenAI's own rule for `name`; a request with another is refused whole. */
const ACCEPTED_NAME = /^[^\s<|\\/>]{1,64}$/

function userMessage({ source, content }: UserTurn, manner: Manner): ChatCompletionMessageParam {
  const text = manner.addNamePrefixes ? `${source} said:\n${content}` : content
  const named = manner.includeNameInMessage && ACCEPTED_NAME.test(source)
  // Gemini refuses empty messages.
  return { role: 'user', content: text || ' ', ...(named && { name: source }) }
}

function assistantMessage(message: AssistantTurn, manner: Manner): ChatCompletionMessageParam {
  const { content, thought, reasoning } = message
  if (typeof content === 'string') return { role: 'assistant', content: content || ' ' }
  return {
    role: 'assistant',
    content: thought ?? null,
    tool_calls: content.map((call) => ({
      id: call.id,
      type: 'function',
      function: { name: call.name, arguments: call.arguments },
    })),
    ...(manner.returnsReasoning && reasoning !== undefined && { reasoning_content: reasoning }),
  }
}

const isFirstOfItsName = ({ name }: ToolSchema, at: number, tools: readonly ToolSchema[]) =>
  tools.findIndex((tool) => tool.name === name) === at
