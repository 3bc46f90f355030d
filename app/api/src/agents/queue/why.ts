import type { AtWork, Queue } from './choose.ts'

/**
 * `worker`: none lives. `model`: one that its team asks is limited. `team`, `person`: as many of theirs are at work as may be. `place`: all places are taken, or it is the
 * turn of others.
 */
export const waitReasons = ['worker', 'model', 'place', 'team', 'person'] as const
export type WaitReason = (typeof waitReasons)[number]

/** Runs of one team and one person that wait. */
export type Line = AtWork & { readonly limited?: boolean }

type Standing = Pick<Queue, 'atWork' | 'capacity' | 'caps'>

/** What a run of this team and person waits for, as things stand. */
export function waitReasonOf(
  { team, person, limited = false }: Omit<Line, 'runs'>,
  { atWork, capacity, caps }: Standing,
): WaitReason {
  if (capacity === 0) return 'worker'
  if (limited) return 'model'
  if (busy((one) => one.team === team) >= (caps.team ?? Infinity)) return 'team'
  if (busy((one) => one.person === person) >= (caps.person ?? Infinity)) return 'person'
  return 'place'

  function busy(whose: (one: AtWork) => boolean): number {
    return atWork.filter(whose).reduce((sum, { runs }) => sum + runs, 0)
  }
}

/** How many runs wait for what, as things stand. */
export function whyWaiting(lines: readonly Line[], standing: Standing): ReadonlyMap<WaitReason, number> {
  const waiting = new Map<WaitReason, number>(waitReasons.map((reason) => [reason, 0]))
  for (const line of lines) {
    const reason = waitReasonOf(line, standing)
    waiting.set(reason, (waiting.get(reason) ?? 0) + line.runs)
  }
  return waiting
}
