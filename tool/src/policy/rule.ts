import type { Cost } from '../cost/model.ts'
import type { Desired, Fields, Observed } from '../plan/model.ts'
import type { Text } from '../text.ts'
import type { PolicyId } from './ids.ts'

/** `error` stops an apply unless it is accepted; `warning` is shown. */
export type Severity = 'error' | 'warning'

/** What rules look at: one environment as it is wanted, as it is, and what it costs. */
export interface Subject {
  readonly environment: string
  /** The config itself keeps it in the emulator: it holds nothing that anybody would miss. */
  readonly isThrowaway: boolean
  readonly desired: readonly Desired[]
  readonly observed: readonly Observed[]
  readonly cost: Pick<Cost, 'monthly'>
  /** Yuan a month, where the config sets one. */
  readonly budget: number | undefined
}

/** One place where a rule does not hold. */
export interface Violation {
  /** The resource, or `environment/<name>` where it is about the whole. */
  readonly key: string
  readonly message: Text
}

/** One policy. Pure: equal subjects have equal violations. */
export interface Rule {
  readonly id: PolicyId
  readonly severity: Severity
  /** What is wrong, in one sentence. */
  readonly title: Text
  /** Why it matters. */
  readonly explanation: Text
  /** What to do. */
  readonly remedy: Text
  violations(subject: Subject): Violation[]
}

/** The resources of one kind that are wanted. Kind and fields come from the same place, so the type holds. */
export function wantedOf<F extends Fields>({ desired }: Subject, kind: string): Desired<F>[] {
  return desired.filter((resource) => resource.kind === kind) as Desired<F>[]
}

/** Whether losing it would be an incident: by the name every team gives it. */
export function isProduction({ environment }: Subject): boolean {
  return environment === 'production'
}
