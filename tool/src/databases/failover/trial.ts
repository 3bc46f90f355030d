/** What a trial asks of the app. */
export interface Wish {
  /** `GET /ready` */
  readonly name: string
  /** Milliseconds from one to the next, however long each takes. */
  readonly every: number
  /** @throws Error with what was answered instead of what was hoped for */
  run(): Promise<void>
}

/** One request as people make it, in the moment when a database changes hands. */
export interface Trial {
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Milliseconds. */
  readonly took: number
  /** What went wrong; absent where nothing did. */
  readonly why?: string
}

/** How one kind of request fared. */
export interface Toll {
  readonly name: string
  readonly trials: number
  readonly failed: number
  /** Milliseconds from the beginning of the first failure to the end of the first success after the last; 0 without failures. */
  readonly outage: number
  /** Milliseconds that the slowest success took: who waited was served all the same. */
  readonly slowest: number
  /** What the first failure said. */
  readonly why?: string
}

/** In the order in which the names first appear. Trials may come in any order: each counts from when it began. */
export function tollsOf(trials: readonly Trial[]): Toll[] {
  const inOrder = trials.toSorted((a, b) => a.at - b.at)
  return [...Map.groupBy(inOrder, ({ name }) => name)].map(([name, ones]) => tollOf(name, ones))
}

function tollOf(name: string, trials: readonly Trial[]): Toll {
  const failed = trials.filter(({ why }) => why !== undefined)
  const [first, last] = [failed[0], failed.at(-1)]
  const why = first?.why
  return {
    name,
    trials: trials.length,
    failed: failed.length,
    outage: first && last ? endOfOutage(trials, last) - first.at : 0,
    slowest: Math.max(0, ...trials.filter((one) => one.why === undefined).map(({ took }) => took)),
    ...(why === undefined ? {} : { why }),
  }
}

/** Where none succeeded any more, it lasts to the end of what was tried. */
function endOfOutage(trials: readonly Trial[], lastFailure: Trial): number {
  const back = trials.find(({ at, why }) => at > lastFailure.at && why === undefined) ?? lastFailure
  return back.at + back.took
}
