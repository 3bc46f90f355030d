import type { Language } from '../../../errors/language.ts'
import type { SopTask, Workflow } from '../model.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'

/** What the engine itself says in a run, to models and to people, in the language of the team's prompts. */
export interface Words {
  readonly starterRole: string
  choose(event: string, workflows: readonly Workflow[]): string
  /** `reason` is the model's own; without one, the choice was ours. */
  planMade(workflow: string, planId: string, counts: PlanCounts, reason: string | undefined): string
  planTaken(name: string, planId: string): string
  stepBegins(step: StepSeen): string
  assignment(task: Assignment): string
  /** What an agent is told whose answer lacks what it has to leave behind; with one name, the answer will be taken. */
  outputsMissing(names: readonly string[]): string
  helpAsked(by: string, task: string): string
  approvalAsked(task: SopTask, work: string): string
  remarkAsked(task: SopTask): string
  amendment(by: string, remark: string): string

  approved(by: string, summary: string): string
  readonly noAnswer: string
  notSaved(names: readonly string[]): string
  outOfTime(seconds: number): string
  turnsExhausted(turns: number): string
  unknownAgent(name: string): string
  notAttempted(because: string): string
  rejected(by: string, remark: string): string

  completed(workflow: string, count: number): string
  taskFailed(task: SopTask, reason: string): string
  taskRejected(task: SopTask, reason: string): string
  planFailed(workflow: string): string
  readonly stopped: string
  readonly somebody: string
}

export type PlanCounts = { readonly steps: number; readonly tasks: number }

export type StepSeen = {
  readonly number: number
  readonly name: string
  readonly tasks: readonly Pick<SopTask, 'name' | 'assignee'>[]
}

export type Assignment = {
  readonly event: string
  readonly workflow: string
  readonly planId: string
  readonly task: SopTask
  readonly inputs: readonly { readonly name: string; readonly text: string | undefined }[]
  readonly savesArtifacts: boolean
  /** Whom it may ask for help, if it may. */
  readonly colleagues: readonly { readonly name: string; readonly description: string }[]
}

export const wordsFor: Readonly<Record<Language, Words>> = { 'zh-CN': chinese, en: english }
