import type { ModelMessage, ToolCall, Usage } from '../messages.ts'

/** What a model can do, as far as it changes what it is sent. */
export type ModelInfo = {
  /** `gpt-4o`, `r1`, `unknown` …: AutoGen's names of families. */
  readonly family: string
  readonly vision: boolean
  readonly functionCalling: boolean
  readonly jsonOutput: boolean
  readonly structuredOutput: boolean
  /** Absent where nothing was said: AutoGen then merges none, and still puts prompts of its own as a user's. */
  readonly multipleSystemMessages?: boolean
}

export type ToolSchema = {
  readonly name: string
  readonly description: string
  /** JSON schema of the arguments. */
  readonly parameters: { readonly [key: string]: unknown }
  readonly strict?: boolean
}

export type ModelRequest = {
  /** How many calls the same client had before in this run: tells a replayed client which answer is due. */
  readonly ordinal: number
  readonly messages: readonly ModelMessage[]
  readonly tools: readonly ToolSchema[]
  readonly toolChoice: 'auto' | 'none' | 'required'
  /** Any text, any JSON, or JSON of this schema. */
  readonly output:
    | 'text'
    | 'json'
    | { readonly name: string; readonly schema: { readonly [key: string]: unknown } }
}

export type ModelAnswer = {
  readonly content: string | readonly ToolCall[]
  readonly thought?: string
  /** `reasoning_content` of a thinking model, to be sent back where tools were called. */
  readonly reasoning?: string
  readonly finishReason: 'stop' | 'length' | 'function_calls' | 'content_filter' | 'unknown'
  readonly usage: Usage & { readonly cachedTokens?: number; readonly reasoningTokens?: number }
  /** The model that answered, where the server names it. */
  readonly model?: string
}

/** One door to a model. Retries, time limits of one request and translation to the wire are its own matter. */
export interface ModelClient {
  /** As configured: `deepseek-flash`. */
  readonly model: string
  readonly info: ModelInfo
  /** `piece` gets text as it arrives, where the client streams. Fails with a `ModelError`. */
  create(request: ModelRequest, signal: AbortSignal, piece?: (text: string) => void): Promise<ModelAnswer>
  /** Tokens that these messages and tools would take, estimated where the model's tokenizer is not at hand. */
  countTokens(messages: readonly ModelMessage[], tools: readonly ToolSchema[]): number
  /** Tokens left for an answer within the model's window. */
  remainingTokens(messages: readonly ModelMessage[], tools: readonly ToolSchema[]): number
}
