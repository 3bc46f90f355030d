import type { Sample } from './sample.ts'
import type { TrendPoint } from './schema.ts'

/** What happened between two samples of one process. */
interface Stretch {
  readonly requests: number
  readonly failures: number
  readonly within: ReadonlyMap<number, number>
  readonly cacheReads: number
  readonly cacheLoads: number
  readonly last: Sample
}

export interface Span {
  /** Milliseconds since the epoch; the last point ends at `to`. */
  readonly from: number
  readonly to: number
  readonly stepMs: number
}

/** The samples of all processes as one line of points, in steps of equal length; a step without a sample is null. */
export function trendsOf(samples: readonly Sample[], { from, to, stepMs }: Span): TrendPoint[] {
  const count = Math.round((to - from) / stepMs)
  const steps = Array.from({ length: count }, (): Stretch[] => [])
  for (const stretch of stretchesOf(samples))
    steps[Math.ceil((stretch.last.at - from) / stepMs) - 1]?.push(stretch)
  return steps.map((stretches, index) => pointOf(stretches, new Date(from + (index + 1) * stepMs), stepMs))
}

function stretchesOf(samples: readonly Sample[]): Stretch[] {
  const before = new Map<string, Sample>()
  return samples
    .toSorted((a, b) => a.at - b.at)
    .flatMap((sample) => {
      const earlier = before.get(sample.process)
      before.set(sample.process, sample)
      return earlier && sample.at > earlier.at ? [stretchBetween(earlier, sample)] : []
    })
}

function stretchBetween(earlier: Sample, last: Sample): Stretch {
  const within = new Map(
    Object.entries(last.within).map(([le, value]) => [Number(le), value - (earlier.within[le] ?? 0)]),
  )
  return {
    requests: last.requests - earlier.requests,
    failures: last.failures - earlier.failures,
    within,
    cacheReads: last.cacheReads - earlier.cacheReads,
    cacheLoads: last.cacheLoads - earlier.cacheLoads,
    last,
  }
}

function pointOf(stretches: readonly Stretch[], at: Date, stepMs: number): TrendPoint {
  const sum = (of: (stretch: Stretch) => number) =>
    stretches.reduce((total, stretch) => total + of(stretch), 0)
  const processes = Map.groupBy(stretches, ({ last }) => last.process)
  const newest = [...processes.values()].flatMap((own) => own.at(-1)?.last ?? [])
  const requests = sum((stretch) => stretch.requests)
  const reads = sum((stretch) => stretch.cacheReads)
  const known = stretches.length > 0
  return {
    at: at.toISOString(),
    processes: processes.size,
    requestsPerSecond: known ? requests / (stepMs / 1_000) : null,
    failedShare: requests > 0 ? sum((stretch) => stretch.failures) / requests : null,
    p50Ms: quantile(stretches, requests, 0.5),
    p95Ms: quantile(stretches, requests, 0.95),
    cacheHitRate: reads > 0 ? 1 - sum((stretch) => stretch.cacheLoads) / reads : null,
    liveConnections: known ? newest.reduce((total, { sockets }) => total + sockets, 0) : null,
    memoryBytes: known ? newest.reduce((total, { memoryBytes }) => total + memoryBytes, 0) : null,
  }
}

/** In milliseconds, assuming that requests lie evenly between the bounds of a bucket; null where there are none. */
function quantile(stretches: readonly Stretch[], requests: number, share: number): number | null {
  if (requests === 0) return null
  const bounds = [...new Set(stretches.flatMap(({ within }) => [...within.keys()]))].sort((a, b) => a - b)
  const wanted = requests * share
  let lower = { bound: 0, count: 0 }
  for (const bound of bounds) {
    const count = stretches.reduce((total, { within }) => total + (within.get(bound) ?? 0), 0)
    if (count >= wanted) {
      const part = count === lower.count ? 1 : (wanted - lower.count) / (count - lower.count)
      return (lower.bound + part * (bound - lower.bound)) * 1_000
    }
    lower = { bound, count }
  }
  // Beyond the last bound there is no telling how far.
  return lower.bound * 1_000
}
