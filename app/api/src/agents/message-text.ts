import type {
  ChatMessage,
  MemoryContent,
  Message,
  ModelMessage,
  StructuredMessage,
  ToolCall,
  ToolResult,
  UserTurn,
} from './messages.ts'
import { pythonBoolean, pythonFormat, pythonList, pythonString, pythonValue } from './python-text.ts'

/** A message as the text that conditions look at (AutoGen's `to_text`). */
export function textOf(message: Message): string {
  switch (message.type) {
    case 'StructuredMessage':
      return structuredText(message)
    case 'ToolCallRequestEvent':
      return pythonList(message.content.map(callText))
    case 'ToolCallExecutionEvent':
      return pythonList(message.content.map(resultText))
    case 'MemoryQueryEvent':
      return pythonList(message.content.map(memoryText))
    case 'SelectSpeakerEvent':
      return pythonList(message.content.map(pythonString))
    default:
      return message.content
  }
}

/** What another participant's model is given of a message: always as a turn of a user with the speaker's name. */
export function turnOf(message: ChatMessage): UserTurn {
  return {
    type: 'UserMessage',
    content: message.type === 'StructuredMessage' ? JSON.stringify(message.content) : message.content,
    source: message.source,
    ...(message.worded && { worded: message.worded }),
  }
}

/** The same with what a handoff carries along, which comes first. */
export function turnsOf(message: ChatMessage): readonly ModelMessage[] {
  return message.type === 'HandoffMessage' ? [...message.context, turnOf(message)] : [turnOf(message)]
}

/** A list of calls as Python writes it; selectors are shown calls in this form. */
export function callsText(calls: readonly ToolCall[]): string {
  return pythonList(calls.map(callText))
}

function structuredText({ content, format }: StructuredMessage): string {
  return format === undefined ? JSON.stringify(content) : pythonFormat(format, content)
}

function callText(call: ToolCall): string {
  return `FunctionCall(id=${pythonString(call.id)}, arguments=${pythonString(call.arguments)}, name=${pythonString(call.name)})`
}

function resultText(result: ToolResult): string {
  return `FunctionExecutionResult(content=${pythonString(result.content)}, name=${pythonString(result.name)}, call_id=${pythonString(result.callId)}, is_error=${pythonBoolean(result.isError)})`
}

function memoryText(memory: MemoryContent): string {
  return `MemoryContent(content=${pythonValue(memory.content)}, mime_type=${pythonString(memory.mimeType)}, metadata=${pythonValue(memory.metadata)})`
}
