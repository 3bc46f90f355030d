import type { Level } from '../notices/notice.ts'
import type { Text } from '../text.ts'

/** What must not last. Plain data: it travels to the hosts, which judge by it. */
export interface Rule {
  /** `disk`; with the place it was seen at it names a cause. */
  readonly id: string
  /** What people are told when it is so. */
  readonly title: Text
  /** Of what is measured: `%`, `s`, `days`. Empty for what is either well, 0, or not, 1. */
  readonly unit: string
  readonly worse: 'higher' | 'lower'
  /** The mildest first. */
  readonly steps: readonly Step[]
  /** Seconds that it must be so before anybody is told: a short peak wakes nobody. */
  readonly lasts: number
  /** Rules whose causes explain this one: as long as one of them is bad, nobody is told of the consequence. */
  readonly follows: readonly string[]
  /** Whether all hosts see the same: then the first one alone tells. */
  readonly shared: boolean
  /** The command to run next, as typed. */
  readonly next: string
}

export interface Step {
  readonly level: Level
  /** What is beyond this is bad. */
  readonly limit: number
  /** What was bad is well again on this side of it: what hovers about a limit is told once. */
  readonly clear: number
}

/** Whether a value is beyond a line. */
export function isBeyond({ worse }: Pick<Rule, 'worse'>, value: number, line: number): boolean {
  return worse === 'higher' ? value > line : value < line
}
