import type { Level } from '../../notices/notice.ts'
import type { Rule, Step } from '../rule.ts'

type Judgement = Pick<Rule, 'worse' | 'steps'>

/** Well or not, without anything between. */
export function fails(level: Level): Judgement {
  return { worse: 'higher', steps: [{ level, limit: 0, clear: 0 }] }
}

/** Each limit with its level, the mildest first. Well again a tenth below. */
export function above(...limits: readonly (readonly [limit: number, level: Level])[]): Judgement {
  return { worse: 'higher', steps: limits.map(([limit, level]) => stepAt(limit, level, 0.9)) }
}

/** Well again a tenth above. */
export function below(...limits: readonly (readonly [limit: number, level: Level])[]): Judgement {
  return { worse: 'lower', steps: limits.map(([limit, level]) => stepAt(limit, level, 1.1)) }
}

function stepAt(limit: number, level: Level, share: number): Step {
  return { level, limit, clear: limit * share }
}
