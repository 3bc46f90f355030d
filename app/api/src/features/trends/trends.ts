import type { Sample } from './sample.ts'
import type { TrendPoint } from './schema.ts'

const counters = [
  'requests',
  'failures',
  'cacheReads',
  'cacheLoads',
  'modelCalls',
  'modelFailures',
  'tokens',
] as const
type Counter = (typeof counters)[number]

/** What happened between two samples of one process. */
interface Stretch {
  readonly counts: Readonly<Record<Counter, number>>
  readonly within: ReadonlyMap<number, number>
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
  const counts = Object.fromEntries(counters.map((name) => [name, last[name] - earlier[name]]))
  return { counts: counts as Record<Counter, number>, within, last }
}

function pointOf(stretches: readonly Stretch[], at: Date, stepMs: number): TrendPoint {
  const sum = (name: Counter) => stretches.reduce((total, { counts }) => total + counts[name], 0)
  const share = (part: Counter, whole: Counter) => (sum(whole) > 0 ? sum(part) / sum(whole) : null)
  const perMs = (name: Counter) => (stretches.length > 0 ? sum(name) / stepMs : null)
  const newest = newestOfEach(stretches)
  const adding = (of: (sample: Sample) => number) =>
    newest.length > 0 ? newest.reduce((total, sample) => total + of(sample), 0) : null
  const missed = share('cacheLoads', 'cacheReads')
  const { runs } = newest.at(-1) ?? {}
  return {
    at: at.toISOString(),
    processes: newest.length,
    requestsPerSecond: times(perMs('requests'), 1_000),
    failedShare: share('failures', 'requests'),
    p50Ms: quantile(stretches, sum('requests'), 0.5),
    p95Ms: quantile(stretches, sum('requests'), 0.95),
    cacheHitRate: missed === null ? null : 1 - missed,
    liveConnections: adding(({ sockets }) => sockets),
    memoryBytes: adding(({ memoryBytes }) => memoryBytes),
    agentsAtWork: adding(({ agentsAtWork }) => agentsAtWork),
    agentsWaiting: adding(({ agentsWaiting }) => agentsWaiting),
    runsQueued: runs?.queued ?? null,
    runsRunning: runs?.running ?? null,
    runsWaiting: runs?.waiting ?? null,
    tokensPerMinute: times(perMs('tokens'), 60_000),
    modelFailedShare: share('modelFailures', 'modelCalls'),
  }
}

/** The last sample of each process, the newest of all at the end. */
function newestOfEach(stretches: readonly Stretch[]): Sample[] {
  const newest = new Map(stretches.map(({ last }) => [last.process, last]))
  return [...newest.values()].toSorted((a, b) => a.at - b.at)
}

function times(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor
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
