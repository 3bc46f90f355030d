import type { Message, ModelMessage, ToolCall, ToolResult, Usage } from '../messages.ts'
import type { ModelRequest } from '../models/model-client.ts'

/** Our messages and calls in the form of recordings: AutoGen's names of fields, and null where there is nothing. */
type Fields = { readonly [field: string]: unknown }

export function asRecordedMessage(message: Message): Fields {
  const { type, source, usage } = message
  return {
    type,
    source,
    models_usage: usage ? asRecordedUsage(usage) : null,
    ...asRecordedContent(message),
  }
}

export function asRecordedModelMessage(message: ModelMessage): Fields {
  switch (message.type) {
    case 'SystemMessage':
      return { type: message.type, content: message.content }
    case 'UserMessage':
      return { type: message.type, source: message.source, content: message.content }
    case 'AssistantMessage':
      return {
        type: message.type,
        source: message.source,
        content: typeof message.content === 'string' ? message.content : message.content.map(asRecordedCall),
        thought: message.thought ?? null,
      }
    case 'FunctionExecutionResultMessage':
      return { type: message.type, content: message.content.map(asRecordedResult) }
  }
}

/** What a call was given besides its messages. */
export function asRecordedRequest(request: ModelRequest): Fields {
  const { output } = request
  return {
    tools: request.tools.map(({ name }) => name),
    tool_choice: request.toolChoice,
    json_output: output === 'text' ? null : output === 'json' ? true : output.name,
  }
}

function asRecordedContent(message: Message): Fields {
  switch (message.type) {
    case 'ToolCallRequestEvent':
      return { content: message.content.map(asRecordedCall) }
    case 'ToolCallExecutionEvent':
      return { content: message.content.map(asRecordedResult) }
    case 'ToolCallSummaryMessage':
      return {
        content: message.content,
        tool_calls: message.toolCalls.map(asRecordedCall),
        results: message.results.map(asRecordedResult),
      }
    case 'HandoffMessage':
      return {
        content: message.content,
        target: message.target,
        context: message.context.map(asRecordedModelMessage),
      }
    case 'MemoryQueryEvent':
      return {
        content: message.content.map(({ content, mimeType, metadata }) => ({
          content,
          mime_type: mimeType,
          metadata: metadata ?? null,
        })),
      }
    default:
      return { content: message.content }
  }
}

function asRecordedUsage({ promptTokens, completionTokens }: Usage): Fields {
  return { prompt_tokens: promptTokens, completion_tokens: completionTokens }
}

function asRecordedCall({ id, name, arguments: given }: ToolCall): Fields {
  return { id, name, arguments: given }
}

function asRecordedResult({ callId, name, content, isError }: ToolResult): Fields {
  return { call_id: callId, name, content, is_error: isError }
}
