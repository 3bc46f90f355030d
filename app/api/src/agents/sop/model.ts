import type { Role } from '../../people/access.ts'
import type { SecretReference, WorkbenchComponent } from '../components/model.ts'
import type { Json } from '../json.ts'

/**
 * A team that works by standard operating procedures, as its `team.yaml` says: defaults filled in, `${…}` replaced,
 * every name in it known to mean something.
 */
export type SopTeam = {
  readonly name: string
  readonly description: string
  /** Answers of models in one run, after which it ends. */
  readonly maxTurns: number
  /** The language its prompts are written in, in which the engine talks to its models and its people. */
  readonly language: 'zh-CN' | 'en'
  readonly workflows: readonly Workflow[]
  readonly agents: readonly SopAgent[]
  readonly properties: { readonly [name: string]: Json }
}

export type Workflow = {
  readonly name: string
  readonly description: string
  /** The one that is taken when none fits the event better. At most one is. */
  readonly isGlobal: boolean
  /** Artifacts that have to be there before it begins. */
  readonly inputs: readonly string[]
  /** Done in order. */
  readonly steps: readonly SopStep[]
}

export type SopStep = {
  readonly name?: string
  readonly description: string
  /** Done side by side; what one agent does, it does one after the other, the most urgent first. */
  readonly tasks: readonly SopTask[]
}

export type SopTask = {
  readonly taskId: string
  readonly name: string
  /** Name of an agent of the team. */
  readonly assignee: string
  /** The agent's goal. */
  readonly description: string
  readonly priority: 'low' | 'normal' | 'high' | 'critical'
  readonly timeoutSeconds?: number
  /** Names of artifacts that the task reads. */
  readonly inputs: readonly string[]
  /** Names of artifacts that it writes. */
  readonly outputs: readonly string[]
  /** Who has to approve what came of it before the run goes on. */
  readonly approval?: Role
}

export type SopAgent = {
  readonly name: string
  /** What others are told of it. */
  readonly description: string
  /** Whole: with the rules that every agent shares. */
  readonly systemMessage: string
  readonly abilities: readonly Ability[]
  readonly workbenches: readonly WorkbenchComponent[]
  readonly llm: LanguageModel
}

/** What an agent may do within the system, as against tools that reach outside. */
export const abilities = ['PlanTool', 'ArtifactManager', 'RequestCollaboration'] as const
export type Ability = (typeof abilities)[number]

/** What is not said is as the environment has it. */
export type LanguageModel = {
  readonly model?: string
  readonly temperature?: number
  readonly topP?: number
  readonly maxTokens?: number
  readonly baseUrl?: string
  readonly apiKey?: SecretReference
}
