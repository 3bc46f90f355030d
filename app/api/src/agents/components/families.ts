import type {
  AgentComponent,
  ConditionComponent,
  ContextComponent,
  MemoryComponent,
  ModelComponent,
  Participant,
  StructuredOutput,
  TeamComponent,
  ToolComponent,
  WorkbenchComponent,
} from './model.ts'
import type { Place } from './place.ts'

/** What a component can be asked for as, and what comes of it. */
export interface Family {
  team: TeamComponent
  agent: AgentComponent
  participant: Participant
  condition: ConditionComponent
  context: ContextComponent
  memory: MemoryComponent
  model: ModelComponent
  tool: ToolComponent
  workbench: WorkbenchComponent
  structure: StructuredOutput
}

export type Readers = {
  readonly [F in keyof Family]: (raw: unknown, place: Place) => Family[F] | undefined
}
export type Writers = { readonly [F in keyof Family]: (component: Family[F]) => Envelope }

/** A component as AutoGen 0.7.5 writes it. */
export interface Envelope {
  provider: string
  component_type: string
  version: number
  component_version: number
  description?: string
  label?: string
  config: Record<string, unknown>
}

/** One class of AutoGen: what its name in files is, and what it is here. */
export interface Provider<T> {
  readonly provider: string
  /** AutoGen's newest version of it. Default: 1. */
  readonly version?: number
  /** Undefined if it cannot be run, once that was told at the place. */
  read(config: unknown, place: Place): T | undefined
}
