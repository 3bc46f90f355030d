import type { Json } from '../json.ts'
import type { Message } from '../messages.ts'
import type { ToolSchema } from '../models/model-client.ts'
import type { Steps } from '../steps.ts'

/** What a model may call: something done in one step, or a task for an agent or a team, which takes many. */
export type Tool = SimpleTool | TaskTool

export type Arguments = { readonly [name: string]: Json }

export interface SimpleTool {
  readonly kind: 'simple'
  readonly schema: ToolSchema
  /** Gives the text the model is told; throwing gives it the error instead. */
  run(given: Arguments, call: ToolCallContext): Promise<string>
}

export type ToolCallContext = {
  /** Aborted when the run is cancelled, and when the tool has taken too long. */
  readonly signal: AbortSignal
  /** The model's id of the call, and the name it called: the tool's own, or the one an override gave it. */
  readonly callId: string
  readonly name: string
}

export interface TaskTool {
  readonly kind: 'task'
  readonly schema: ToolSchema
  /** Whether what is said on the way is told and counted by conditions. */
  readonly streams: boolean
  /** `given` is everything that was given, the task among it. */
  run(
    task: string,
    steps: Steps,
    given: Arguments,
  ): Promise<{ readonly text: string; readonly told: readonly Message[] }>
  save(): Json
  load(state: Json): void
  close(): Promise<void>
}

/** Where an agent's tools come from. What a server offers may change, so it is asked each turn, as a step. */
export interface Workbench {
  tools(steps: Steps): Promise<readonly Tool[]>
  close(): Promise<void>
}
