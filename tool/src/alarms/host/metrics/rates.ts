import type { Reading } from '../reading.ts'
import type { Counters } from './counters.ts'

/** Of fewer, a share says nothing: one failure of two requests at night is no outage. */
export const enough = { requests: 20, calls: 10, gets: 100 }

/** What happened between two looks at the same process. */
export function ratesBetween(from: Counters, to: Counters): Reading[] {
  const requests = to.requests - from.requests
  const calls = to.calls - from.calls
  const gets = to.gets - from.gets
  return [
    ...(requests < enough.requests
      ? []
      : [
          reading('errors', percent(to.failed - from.failed, requests), `${requests} requests`),
          reading('p95', Math.round(quantileBetween(from, to, 0.95) * 1000), `${requests} requests`),
        ]),
    ...(calls < enough.calls
      ? []
      : [reading('agents', percent(to.callsFailed - from.callsFailed, calls), `${calls} calls`)]),
    ...(gets < enough.gets
      ? []
      : [reading('cache', percent(gets - (to.loads - from.loads), gets), `${gets} reads`)]),
  ]
}

/** Seconds; between two limits as if spread evenly, as `histogram_quantile` has it. */
export function quantileBetween(from: Counters, to: Counters, share: number): number {
  const before = new Map(from.within)
  const wanted = (to.requests - from.requests) * share
  let [lower, counted] = [0, 0]
  for (const [limit, count] of to.within) {
    const upTo = count - (before.get(limit) ?? 0)
    if (upTo >= wanted) {
      const inside = upTo - counted
      return inside === 0 ? limit : lower + ((limit - lower) * (wanted - counted)) / inside
    }
    ;[lower, counted] = [limit, upTo]
  }
  // Longer than the longest that is told apart.
  return lower
}

function reading(rule: string, value: number, detail: string): Reading {
  return { rule, of: '', value, detail }
}

function percent(part: number, whole: number): number {
  return Math.round((1000 * part) / whole) / 10
}
