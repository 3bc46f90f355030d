import type { Message, ToolCall, ToolResult } from './messages.ts'
import type { ModelAnswer, ModelRequest } from './models/model-client.ts'

/** What a run tells while it goes on, in order: enough to show it, to store it and to compare it with a recording. */
export type RunEvent =
  | {
      readonly kind: 'message'
      readonly message: Message
      /** Said within a tool: to be seen, and no part of the conversation. */
      readonly aside?: true
    }
  | {
      readonly kind: 'model-called'
      /** The agent or team the call was made for. */
      readonly source: string
      readonly model: string
      readonly request: ModelRequest
      readonly answer: ModelAnswer
      readonly milliseconds: number
    }
  | {
      readonly kind: 'model-failed'
      readonly source: string
      readonly model: string
      readonly request: ModelRequest
      readonly error: string
    }
  | {
      readonly kind: 'tool-called'
      readonly source: string
      readonly call: ToolCall
      readonly result: ToolResult
      readonly milliseconds: number
    }
