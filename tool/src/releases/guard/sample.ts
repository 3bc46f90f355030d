/** Requests that a host was asked, as its web server saw them end. */
export interface Sample {
  /** Those that ended with a 5xx or without an answer. */
  readonly failed: number
  /** How many of the others took so many milliseconds. */
  readonly took: ReadonlyMap<number, number>
}

export function sum(samples: readonly Sample[]): Sample {
  const took = new Map<number, number>()
  for (const sample of samples) {
    for (const [milliseconds, count] of sample.took) {
      took.set(milliseconds, (took.get(milliseconds) ?? 0) + count)
    }
  }
  return { failed: samples.reduce((total, { failed }) => total + failed, 0), took }
}

export function requestsIn({ failed, took }: Sample): number {
  return [...took.values()].reduce((total, count) => total + count, failed)
}

/** Milliseconds within which that share of the answered requests was answered; 0 where there were none. */
export function quantile({ took }: Sample, share: number): number {
  const sorted = [...took].sort(([a], [b]) => a - b)
  const total = sorted.reduce((counted, [, count]) => counted + count, 0)
  let counted = 0
  for (const [milliseconds, count] of sorted) {
    counted += count
    if (counted >= total * share) return milliseconds
  }
  return 0
}
