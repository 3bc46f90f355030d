import type { Host } from '../hosts/host.ts'
import type { Observed } from '../plan/model.ts'
import type { Session } from '../session.ts'
import type { Text } from '../text.ts'
import type { Finding } from './finding.ts'
import type { LineId } from './story/lines.ts'

/** What a check may look at: the environment from outside, and its hosts. */
export interface CheckInput {
  readonly session: Session
  readonly observed: readonly Observed[]
  readonly hosts: readonly Host[]
  /** Where people reach the app: `http://203.0.113.7`. */
  readonly site: string
  readonly signal: AbortSignal
}

/** What the story's test strategy asks for, in the order in which it is told. */
export const groups = ['deployment', 'performance', 'security', 'monitoring'] as const
export type Group = (typeof groups)[number]

/** One promise of an environment, tried for real. */
export interface Check {
  /** `postgres-tls` */
  readonly id: string
  readonly title: Text
  /** The lines of the story that it answers, whole or in part. */
  readonly story: readonly LineId[]
  readonly expected: Text
  /** What to do where it does not hold. */
  readonly mend: Text
  /** One of those that `up` ends with: together they take a second or two. */
  readonly isQuick?: true
  /** Its figures would suffer from others: tried when all of those are done, as everything is that measures speed. */
  readonly isAlone?: true
  /** What it throws counts as failed. */
  run(input: CheckInput): Promise<Finding>
}

export interface GroupedCheck extends Check {
  readonly group: Group
}

export interface CheckResult extends Omit<GroupedCheck, 'run' | 'isQuick' | 'isAlone'>, Finding {
  readonly seconds: number
}
