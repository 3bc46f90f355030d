import type { Json } from './json.ts'

/**
 * What is said in a run, in AutoGen's terms: chat messages go to the other participants, events stay with the agent
 * they came from, and model messages are what a model is given. Types and not interfaces, so that they count as `Json`.
 */
export type Usage = {
  readonly promptTokens: number
  readonly completionTokens: number
}

/** A call a model asked for. `arguments` is the model's own text: it ought to be JSON and need not be. */
export type ToolCall = { readonly id: string; readonly name: string; readonly arguments: string }

export type ToolResult = {
  readonly callId: string
  readonly name: string
  readonly content: string
  readonly isError: boolean
}

type Said<Type extends string, Content> = {
  readonly type: Type
  /** Name of the participant, or `user`. */
  readonly source: string
  readonly content: Content
  /** Tokens of the model call this message came from; other model calls are told as events of the run. */
  readonly usage?: Usage
  readonly worded?: WordedHere
}

/**
 * Marks a text that the engine wrote around these values (a ledger, a feedback line). AutoGen has words of its own in
 * its place, so that comparing with a recording looks for the values and not for the words.
 */
export type WordedHere = { readonly around: readonly string[] }

export type MemoryContent = {
  /** Text, or data of a file in JSON. */
  readonly content: Json
  readonly mimeType: string
  readonly metadata?: { readonly [key: string]: Json }
}

export type TextMessage = Said<'TextMessage', string>
export type StopMessage = Said<'StopMessage', string>
export type ToolCallSummaryMessage = Said<'ToolCallSummaryMessage', string> & {
  readonly toolCalls: readonly ToolCall[]
  readonly results: readonly ToolResult[]
}
export type HandoffMessage = Said<'HandoffMessage', string> & {
  readonly target: string
  /** What the target's model is given before the message itself: the other calls of the turn and their results. */
  readonly context: readonly ModelMessage[]
}
export type StructuredMessage = Said<'StructuredMessage', { readonly [key: string]: Json }> & {
  /** The name of the schema. */
  readonly contentModel: string
  /** How the content reads as text: `{field}` stands for a field; without it, the JSON. */
  readonly format?: string
}

/** What one participant says to all others. */
export type ChatMessage =
  | TextMessage
  | StopMessage
  | ToolCallSummaryMessage
  | HandoffMessage
  | StructuredMessage

/** What happens inside an agent; shown to people, never given to other agents. */
export type AgentEvent =
  | Said<'ToolCallRequestEvent', readonly ToolCall[]>
  | Said<'ToolCallExecutionEvent', readonly ToolResult[]>
  | Said<'ThoughtEvent', string>
  | Said<'MemoryQueryEvent', readonly MemoryContent[]>
  | Said<'UserInputRequestedEvent', string>
  | Said<'SelectSpeakerEvent', readonly string[]>
  | Said<'SelectorEvent', string>

export type Message = ChatMessage | AgentEvent

export type SystemPrompt = {
  readonly type: 'SystemMessage'
  readonly content: string
  readonly worded?: WordedHere
}
export type UserTurn = {
  readonly type: 'UserMessage'
  readonly source: string
  readonly content: string
  readonly worded?: WordedHere
}
export type AssistantTurn = {
  readonly type: 'AssistantMessage'
  readonly source: string
  readonly content: string | readonly ToolCall[]
  /** What the model said beside its calls. */
  readonly thought?: string
  /** `reasoning_content`: DeepSeek wants it back with every turn that called tools, and answers 400 without. */
  readonly reasoning?: string
  readonly worded?: WordedHere
}
export type ToolResults = {
  readonly type: 'FunctionExecutionResultMessage'
  readonly content: readonly ToolResult[]
}
export type ModelMessage = SystemPrompt | UserTurn | AssistantTurn | ToolResults

const chatTypes: ReadonlySet<string> = new Set<ChatMessage['type']>([
  'TextMessage',
  'StopMessage',
  'ToolCallSummaryMessage',
  'HandoffMessage',
  'StructuredMessage',
])

export function isChatMessage(message: Message): message is ChatMessage {
  return chatTypes.has(message.type)
}
