import { lookBack } from '../host/collectors/requests.ts'
import type { Round } from '../round.ts'
import { share, sum, told } from './rates.ts'

export interface RequestFigures {
  readonly perSecond: number
  /** Milliseconds; of the slowest host. */
  readonly p95: number | undefined
  /** Percent of all requests. */
  readonly failed: number
}

export function requestFigures(now: Round): RequestFigures | undefined {
  const all = now.flatMap(({ reading }) => told(reading?.requests) ?? [])
  if (all.length === 0) return undefined
  const count = sum(all, ({ count }) => count)
  const slowest = all.flatMap(({ p95 }) => (p95 === undefined || p95 === null ? [] : [p95]))
  return {
    perSecond: count / lookBack,
    p95: slowest.length === 0 ? undefined : Math.max(...slowest),
    failed:
      share(
        sum(all, ({ failed }) => failed),
        count,
      ) ?? 0,
  }
}
