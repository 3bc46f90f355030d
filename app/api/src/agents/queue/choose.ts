/** A run that waits for its turn. */
export interface WaitingRun {
  readonly id: string
  readonly team: string
  readonly person: string
}

/** Runs of one team and one person that are at work, or on their way to a worker. */
export interface AtWork {
  readonly team: string
  readonly person: string
  readonly runs: number
}

export interface RunCaps {
  /** `MAX_RUNS`: at once in all processes together. */
  readonly all: number
  /** `MAX_RUNS_PER_TEAM`; absent: as many as all. */
  readonly team?: number | undefined
  /** `MAX_RUNS_PER_PERSON`, of those who ordered them; absent: as many as all. */
  readonly person?: number | undefined
}

export interface Queue {
  /** Of each team in the order in which its runs are to begin. */
  readonly waiting: readonly WaitingRun[]
  readonly atWork: readonly AtWork[]
  /** When each team was let in last, as a number that rises; teams without one never were. */
  readonly turns: ReadonlyMap<string, number>
  /** How many runs the workers that live take at once. */
  readonly capacity: number
  readonly caps: RunCaps
}

/**
 * Which runs begin next, in order. The team with the fewest at work comes first, and of equals the one whose turn was
 * longest ago: five hundred runs of one team keep no other from beginning.
 */
export function choose({ waiting, atWork, turns, capacity, caps }: Queue): readonly WaitingRun[] {
  const ofTeam = new Counts(atWork.map(({ team, runs }) => [team, runs]))
  const ofPerson = new Counts(atWork.map(({ person, runs }) => [person, runs]))
  const lines = Map.groupBy(waiting, ({ team }) => team)
  const lastTurn = new Map(turns)
  let turn = Math.max(0, ...turns.values())
  let places = Math.min(caps.all, capacity) - ofTeam.sum
  const chosen: WaitingRun[] = []
  for (; places > 0; places--) {
    const candidates = [...lines.keys()].flatMap((team) => {
      if (ofTeam.of(team) >= (caps.team ?? Infinity)) return []
      const run = lines.get(team)?.find(({ person }) => ofPerson.of(person) < (caps.person ?? Infinity))
      return run ? [run] : []
    })
    const [next] = candidates.toSorted(
      (a, b) =>
        ofTeam.of(a.team) - ofTeam.of(b.team) || (lastTurn.get(a.team) ?? 0) - (lastTurn.get(b.team) ?? 0),
    )
    if (!next) break
    chosen.push(next)
    ofTeam.add(next.team)
    ofPerson.add(next.person)
    lastTurn.set(next.team, ++turn)
    lines.set(next.team, lines.get(next.team)?.filter((run) => run !== next) ?? [])
  }
  return chosen
}

class Counts {
  readonly #counts = new Map<string, number>()
  sum = 0

  constructor(counted: readonly (readonly [string, number])[]) {
    for (const [key, runs] of counted) this.add(key, runs)
  }

  of(key: string): number {
    return this.#counts.get(key) ?? 0
  }

  add(key: string, runs = 1): void {
    this.#counts.set(key, this.of(key) + runs)
    this.sum += runs
  }
}
