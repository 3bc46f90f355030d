import type { Text } from '../text.ts'

/** How it went with one promise. */
export const outcomes = [
  /** It was tried, and holds. */
  'passed',
  /** It was tried, and does not hold. */
  'failed',
  /** The environment leaves it out on purpose: nothing was promised. */
  'not-chosen',
  /** It is promised and could not be tried here. */
  'skipped',
] as const
export type Outcome = (typeof outcomes)[number]

export interface Finding {
  readonly outcome: Outcome
  readonly found: Text | string
  /** What it was seen by, as it was: requests and their answers, values, lines of a log. Never a secret. */
  readonly evidence: readonly string[]
}

export function passed(found: Text | string, evidence: readonly string[] = []): Finding {
  return { outcome: 'passed', found, evidence }
}

export function failed(found: Text | string, evidence: readonly string[] = []): Finding {
  return { outcome: 'failed', found, evidence }
}

export function notChosen(why: Text): Finding {
  return { outcome: 'not-chosen', found: why, evidence: [] }
}

export function skipped(why: Text): Finding {
  return { outcome: 'skipped', found: why, evidence: [] }
}

/** Passed or failed, with the same words. */
export function judged(holds: boolean, found: Text | string, evidence: readonly string[] = []): Finding {
  return holds ? passed(found, evidence) : failed(found, evidence)
}
