import type { CheckResult } from '../check.ts'
import type { Outcome } from '../finding.ts'
import { type LineId, lineIds, lines } from './lines.ts'

/** A line of the story, and what the checks that answer it found. */
export interface Answer {
  readonly id: LineId
  readonly line: string
  /** Undefined where none of them was tried. */
  readonly outcome: Outcome | undefined
  readonly checks: readonly string[]
}

/** What counts for a line that several checks answer: one that fails, then one that holds. */
const precedence: readonly Outcome[] = ['failed', 'passed', 'skipped', 'not-chosen']

/** The story, line by line. A line with parts is as its parts are, and as what answers it itself. */
export function answersOf(results: readonly Pick<CheckResult, 'id' | 'story' | 'outcome'>[]): Answer[] {
  return lineIds.map((id) => {
    const own = results.filter(({ story }) => story.some((line) => line === id || line.startsWith(`${id}.`)))
    return {
      id,
      line: lines[id],
      outcome: precedence.find((outcome) => own.some((result) => result.outcome === outcome)),
      checks: own.map((result) => result.id),
    }
  })
}
