import type { Check } from '../check.ts'
import { type LineId, lineIds } from './lines.ts'

/** The lines that no check answers. One that has parts is answered where each of them is. */
export function unanswered(checks: readonly Pick<Check, 'story'>[]): LineId[] {
  const answered = new Set(checks.flatMap(({ story }) => story))
  return lineIds.filter((id) => !answered.has(id) && !hasParts(id))
}

function hasParts(id: LineId): boolean {
  return lineIds.some((other) => other.startsWith(`${id}.`))
}
