import type { Cloud } from '../../cloud/cloud.ts'
import { chinaTime } from '../china-time.ts'

/** Statements that differ in their literals only, together. */
export interface SlowKind {
  readonly query: string
  readonly user: string
  readonly calls: number
  /** Of all slow time, 0 to 1. */
  readonly share: number
  /** Milliseconds. */
  readonly average: number
  readonly longest: number
  /** When the last began, as the cloud tells it: UTC+8. */
  readonly last: string
}

export interface SlowReport {
  /** UTC+8. */
  readonly from: string
  readonly to: string
  readonly calls: number
  /** Milliseconds, of all of them. */
  readonly time: number
  /** Those that took most time, the first before all. */
  readonly kinds: readonly SlowKind[]
  /** The slowest of them as it was sent. */
  readonly slowest?: { readonly query: string; readonly milliseconds: number; readonly client: string }
}

/** What the cloud's analysis says of the slow queries of one database; it keeps seven days. */
export async function readSlowQueries(
  cloud: Cloud,
  { instance, database, from, to }: { instance: string; database: string; from: number; to: number },
): Promise<SlowReport> {
  const span = {
    DBInstanceId: instance,
    DatabaseName: database,
    StartTime: chinaTime(from),
    EndTime: chinaTime(to),
    OrderByType: 'desc',
  }
  const [{ Detail }, { RawSlowQueryList }] = await Promise.all([
    cloud.call('postgres', 'DescribeSlowQueryAnalysis', { ...span, OrderBy: 'CostTime', Limit: 10 }),
    cloud.call('postgres', 'DescribeSlowQueryList', { ...span, OrderBy: 'Duration', Limit: 1 }),
  ])
  const time = Detail?.TotalTime ?? 0
  const slowest = RawSlowQueryList?.[0]
  return {
    from: span.StartTime,
    to: span.EndTime,
    calls: Detail?.TotalCallNum ?? 0,
    time,
    kinds: (Detail?.AnalysisItems ?? []).map((item) => ({
      query: item.NormalQuery ?? '',
      user: item.UserName ?? '',
      calls: item.CallNum ?? 0,
      share: time === 0 ? 0 : (item.CostTime ?? 0) / time,
      average: item.AvgCostTime ?? 0,
      longest: item.MaxCostTime ?? 0,
      last: item.LastTime ?? '',
    })),
    ...(slowest === undefined
      ? {}
      : {
          slowest: {
            query: slowest.RawQuery ?? '',
            milliseconds: slowest.Duration ?? 0,
            client: slowest.ClientAddr ?? '',
          },
        }),
  }
}
