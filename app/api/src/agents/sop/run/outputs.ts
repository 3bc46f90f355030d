import type { SopTask } from '../model.ts'
import type { Versions } from './plan-record.ts'

export type Saved = {
  readonly before: Versions
  readonly now: Versions
  /** How often the work was sent back to be changed. */
  readonly round: number
}

/** What a task still has to leave behind. */
export function missingOutputs(
  { outputs, assignee }: SopTask,
  { before, now, round }: Saved,
): readonly string[] {
  const isNew = (name: string) => (now[name]?.version ?? 0) > (before[name]?.version ?? 0)
  // Of what is to be changed, something has to be saved anew; what it does not touch may stay.
  if (round > 0) return outputs.some(isNew) ? [] : outputs
  // A run that goes on with a task finds there what its agent has saved already.
  return outputs.filter((name) => !isNew(name) && now[name]?.by !== assignee)
}
