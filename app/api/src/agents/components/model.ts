import type { MemoryContent, ModelMessage } from '../messages.ts'
import type { ModelInfo, ToolSchema } from '../models/model-client.ts'

/**
 * A team as the engine sees it: the same for every dialect of AutoGen's component JSON, with defaults filled in and
 * names resolved. Reading (`read…`) turns files into this, the engine runs it, exporting writes it back.
 */
export type TeamComponent = RoundRobinTeam | SelectorTeam | SwarmTeam | MagenticOneTeam | GraphFlowTeam

interface TeamOf<Kind extends string> {
  readonly kind: Kind
  /** Default: the kind's class name in AutoGen, `RoundRobinGroupChat`. */
  readonly name: string
  readonly description: string
  readonly termination?: ConditionComponent
  readonly maxTurns?: number
  /** Whether the choice of the speaker is told as a message, too. */
  readonly emitTeamEvents: boolean
}

/** Teams have at least one participant; the names within one team are unique. */
export type Participant = AgentComponent | TeamComponent

export interface RoundRobinTeam extends TeamOf<'round-robin'> {
  readonly participants: readonly Participant[]
}
export interface SwarmTeam extends TeamOf<'swarm'> {
  readonly participants: readonly AgentComponent[]
}
export interface SelectorTeam extends TeamOf<'selector'> {
  readonly participants: readonly Participant[]
  readonly modelClient: ModelComponent
  /** With `{roles}`, `{participants}` and `{history}`. */
  readonly selectorPrompt: string
  readonly allowRepeatedSpeaker: boolean
  readonly maxSelectorAttempts: number
  readonly modelClientStreaming: boolean
  readonly modelContext?: ContextComponent
}
export interface MagenticOneTeam extends TeamOf<'magentic-one'> {
  readonly participants: readonly AgentComponent[]
  readonly modelClient: ModelComponent
  readonly maxStalls: number
  readonly finalAnswerPrompt: string
}
export interface GraphFlowTeam extends TeamOf<'graph-flow'> {
  readonly participants: readonly AgentComponent[]
  readonly graph: Graph
}

export type Graph = {
  readonly nodes: { readonly [name: string]: GraphNode }
  readonly defaultStartNode?: string
}
export type GraphNode = {
  readonly name: string
  readonly activation: 'all' | 'any'
  readonly edges: readonly GraphEdge[]
}
export type GraphEdge = {
  readonly target: string
  /** Taken when the text of the message contains this. */
  readonly condition?: string
  /** Edges into the same target are counted per group; default: the target's name. */
  readonly activationGroup: string
  readonly activationCondition: 'all' | 'any'
}

export type AgentComponent = AssistantAgent | UserProxyAgent | SocietyOfMindAgent | MessageFilterAgent

type AgentOf<Kind extends string> = {
  readonly kind: Kind
  readonly name: string
  readonly description: string
}

export type AssistantAgent = AgentOf<'assistant'> & {
  readonly modelClient: ModelComponent
  /** Tools written inline count as one static workbench. */
  readonly workbenches: readonly WorkbenchComponent[]
  readonly handoffs: readonly Handoff[]
  readonly modelContext?: ContextComponent
  readonly memory: readonly MemoryComponent[]
  /** Absent: no system message. */
  readonly systemMessage?: string
  readonly reflectOnToolUse: boolean
  readonly toolCallSummaryFormat: string
  readonly maxToolIterations: number
  readonly modelClientStream: boolean
  readonly structuredOutput?: StructuredOutput
  /** Kept for export: nothing looks at it. */
  readonly metadata?: { readonly [name: string]: string }
}
export type UserProxyAgent = AgentOf<'user-proxy'>
export type SocietyOfMindAgent = AgentOf<'society-of-mind'> & {
  readonly team: TeamComponent
  readonly modelClient: ModelComponent
  /** Absent: the engine's own words. */
  readonly instruction?: string
  readonly responsePrompt?: string
  readonly modelContext?: ContextComponent
}
export type MessageFilterAgent = AgentOf<'message-filter'> & {
  readonly wrapped: AgentComponent
  readonly perSource: readonly {
    readonly source: string
    readonly position?: 'first' | 'last'
    readonly count?: number
  }[]
}

export type Handoff = {
  readonly target: string
  readonly name: string
  readonly description: string
  readonly message: string
}
export type StructuredOutput = {
  readonly name: string
  readonly schema: { readonly [key: string]: unknown }
  readonly format?: string
}

export type ConditionComponent =
  | { readonly kind: 'max-messages'; readonly maxMessages: number; readonly includeAgentEvent: boolean }
  | { readonly kind: 'text-mention'; readonly text: string }
  | {
      readonly kind: 'token-usage'
      readonly maxTotal?: number
      readonly maxPrompt?: number
      readonly maxCompletion?: number
    }
  | { readonly kind: 'handoff'; readonly target: string }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'external' }
  | { readonly kind: 'stop-message' }
  | { readonly kind: 'source-match'; readonly sources: readonly string[] }
  | { readonly kind: 'text-message'; readonly source?: string }
  | { readonly kind: 'function-call'; readonly functionName: string }
  | { readonly kind: 'any'; readonly conditions: readonly ConditionComponent[] }
  | { readonly kind: 'all'; readonly conditions: readonly ConditionComponent[] }

export type ContextComponent = { readonly initialMessages: readonly ModelMessage[] } & (
  | { readonly kind: 'unbounded' }
  | { readonly kind: 'buffered'; readonly bufferSize: number }
  | { readonly kind: 'head-and-tail'; readonly headSize: number; readonly tailSize: number }
  | {
      readonly kind: 'token-limited'
      readonly modelClient: ModelComponent
      readonly tokenLimit?: number
      /** Tools to count besides the messages. */
      readonly tools: readonly ToolSchema[]
    }
)

export type MemoryComponent = {
  readonly kind: 'list'
  readonly name: string
  readonly contents: readonly MemoryContent[]
}

export type WorkbenchComponent =
  | {
      readonly kind: 'static'
      readonly tools: readonly ToolComponent[]
      /** A StaticStreamWorkbench: what agents and teams used as tools say is told, too. */
      readonly streams: boolean
      /** New names and descriptions by the tool's own name. */
      readonly overrides: ToolOverrides
    }
  | { readonly kind: 'mcp'; readonly server: McpServer; readonly overrides: ToolOverrides }
export type ToolOverrides = {
  readonly [tool: string]: { readonly name?: string; readonly description?: string }
}

export type ToolComponent =
  | FunctionTool
  | HttpTool
  | { readonly kind: 'mcp'; readonly name: string; readonly server: McpServer }
  | { readonly kind: 'agent'; readonly agent: AgentComponent; readonly returnLastMessage: boolean }
  | {
      readonly kind: 'team'
      readonly team: TeamComponent
      readonly name: string
      readonly description: string
      readonly returnLastMessage: boolean
    }

/** Tools of the Studio gallery, which exist here in TypeScript. */
export type NativeTool = 'calculator' | 'fetch_webpage' | 'google_search' | 'bing_search' | 'generate_image'

export type FunctionTool = {
  readonly kind: 'function'
  readonly name: string
  readonly description: string
  /** Which of ours does what the Python source does; absent: nothing here can run it, and reading refuses it. */
  readonly native?: NativeTool
  readonly sourceCode: string
  /** Kept for export. */
  readonly globalImports: readonly unknown[]
  readonly hasCancellationSupport: boolean
}

export type HttpTool = {
  readonly kind: 'http'
  readonly name: string
  readonly description: string
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly port?: number
  /** May hold `{parameters}` of the schema. */
  readonly path: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH'
  readonly headers: { readonly [name: string]: string | SecretReference }
  readonly jsonSchema: { readonly [key: string]: unknown }
  readonly returnType: 'text' | 'json'
  readonly timeoutSeconds: number
}

export type McpServer =
  | {
      readonly kind: 'stdio'
      readonly command: string
      readonly args: readonly string[]
      readonly env: { readonly [name: string]: string | SecretReference }
      readonly cwd?: string
      readonly timeoutSeconds: number
    }
  | {
      readonly kind: 'sse' | 'streamable-http'
      readonly url: string
      readonly headers: { readonly [name: string]: string | SecretReference }
      readonly timeoutSeconds: number
    }

/** Stands where a secret stood in the file; what it means is in the secret store. */
export type SecretReference = { readonly secret: string }

export type ModelComponent = OpenAiModel | AzureModel | ReplayModel

type HostedModel = {
  readonly model: string
  readonly info: ModelInfo
  readonly apiKey?: SecretReference
  readonly baseUrl?: string
  readonly headers: { readonly [name: string]: string | SecretReference }
  readonly timeoutSeconds?: number
  readonly maxRetries?: number
  readonly addNamePrefixes: boolean
  readonly includeNameInMessage: boolean
  /** What goes into the request as it is: temperature, top_p, seed, stop, parallel_tool_calls, reasoning_effort … */
  readonly parameters: { readonly [name: string]: unknown }
}
export type OpenAiModel = HostedModel & {
  readonly kind: 'openai'
  readonly organization?: string
  /** DeepSeek's thinking mode; absent where the model has none. */
  readonly thinking?: 'enabled' | 'disabled'
}
export type AzureModel = HostedModel & {
  readonly kind: 'azure'
  readonly endpoint: string
  readonly apiVersion: string
  readonly deployment?: string
  readonly adToken?: SecretReference
}
export type ReplayModel = {
  readonly kind: 'replay'
  readonly info: ModelInfo
  readonly completions: readonly (string | ReplayedAnswer)[]
}
/** A whole answer, as AutoGen's `CreateResult` has it. */
export type ReplayedAnswer = {
  readonly content:
    | string
    | readonly { readonly id: string; readonly name: string; readonly arguments: string }[]
  readonly thought?: string
  readonly finishReason: 'stop' | 'length' | 'function_calls' | 'content_filter' | 'unknown'
  readonly usage: { readonly promptTokens: number; readonly completionTokens: number }
}
