import type { Queue } from './choose.ts'

/** Of a team, how many of its runs wait. */
export interface TeamLine {
  readonly team: string
  readonly waiting: number
}

/** A run that waits, and how many of its team's begin before it. */
export interface InLine {
  readonly team: string
  readonly before: number
}

/**
 * How many runs begin before this one if none ends until then: what `choose` would do, counted instead of done, so that its
 * price does not grow with how many wait. Of teams that were never let in, those come first that `lines` has first.
 */
export function runsAhead(
  { team, before }: InLine,
  lines: readonly TeamLine[],
  { atWork, turns }: Pick<Queue, 'atWork' | 'turns'>,
): number {
  const own = busy(team)
  const ownIndex = lines.findIndex((line) => line.team === team)
  const others = lines.map((line, index) => {
    if (index === ownIndex) return before
    // When as many of both are at work, the one comes first that did not just catch up with the other.
    const comesFirst =
      Math.sign(busy(line.team) - own) || turnOf(team) - turnOf(line.team) || ownIndex - index
    const untilEven = own + before - busy(line.team)
    return Math.min(line.waiting, Math.max(0, untilEven + (comesFirst > 0 ? 1 : 0)))
  })
  return others.reduce((sum, runs) => sum + runs, 0)

  function busy(which: string): number {
    return atWork.reduce((sum, one) => (one.team === which ? sum + one.runs : sum), 0)
  }

  function turnOf(which: string): number {
    return turns.get(which) ?? 0
  }
}
