import type { Host } from '../hosts/host.ts'
import type { Observed } from '../plan/model.ts'
import type { Session } from '../session.ts'
import type { Text } from '../text.ts'

/** What a check may look at: the environment from outside, and its hosts. */
export interface CheckInput {
  readonly session: Session
  readonly observed: readonly Observed[]
  readonly hosts: readonly Host[]
  /** Where people reach the app: `http://203.0.113.7`. */
  readonly site: string
}

/** What was found; `ok` says whether it is what was promised. */
export interface Finding {
  readonly ok: boolean
  readonly found: Text | string
}

/** One promise of an environment, tried for real. */
export interface Check {
  readonly id: string
  readonly title: Text
  /** Whether the environment makes this promise at all. */
  readonly applies?: (input: CheckInput) => boolean
  run(input: CheckInput): Promise<Finding>
}

export interface CheckResult {
  readonly id: string
  readonly title: Text
  readonly ok: boolean
  readonly found: Text | string
}
