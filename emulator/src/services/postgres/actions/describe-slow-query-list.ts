import type {
  DescribeSlowQueryListRequest,
  DescribeSlowQueryListResponse,
  DurationAnalysis,
  RawSlowQuery,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { chinaTime } from '../../timestamps.ts'
import { invalidValue } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { clientOf, type SlowQuery, slowQueries } from '../slow-queries.ts'

const orders: Readonly<Record<string, (query: SlowQuery) => number>> = {
  SessionStartTime: ({ startedAt }) => startedAt,
  Duration: ({ milliseconds }) => milliseconds,
}

/** https://cloud.tencent.com/document/api/409/60540 */
export const describeSlowQueryList: Action<
  DescribeSlowQueryListRequest,
  DescribeSlowQueryListResponse
> = async (request, { world, region }) => {
  const { DBInstanceId, OrderBy = 'SessionStartTime', OrderByType = 'desc' } = request
  const key = orders[OrderBy]
  if (!key) throw invalidValue('OrderBy', OrderBy, `one of ${Object.keys(orders).join(', ')}`)
  const found = await slowQueries(world, findRunningInstance(world, region, DBInstanceId), request)
  const sign = OrderByType === 'asc' ? 1 : -1
  const sorted = found.toSorted((a, b) => sign * (key(a) - key(b)))
  return {
    TotalCount: found.length,
    DurationAnalysis: segments.map(([name, from, to]) => segment(found, name, from, to)),
    RawSlowQueryList: pageOf(sorted, request, { limit: 50, maximum: 100 }).map(show),
  }
}

/** Seconds. */
const segments: readonly (readonly [string, number, number])[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((from) => [`${from}-${from + 1}s`, from, from + 1] as const),
  ...[10, 20, 30, 40].map((from) => [`${from}-${from + 10}s`, from, from + 10] as const),
  ['50s-', 50, Number.POSITIVE_INFINITY],
]

function segment(found: readonly SlowQuery[], name: string, from: number, to: number): DurationAnalysis {
  const within = found.filter(({ milliseconds }) => milliseconds >= from * 1000 && milliseconds < to * 1000)
  return { TimeSegment: name, Count: within.length }
}

function show({ entry, text, milliseconds, startedAt }: SlowQuery): RawSlowQuery {
  return {
    RawQuery: text,
    DatabaseName: entry.database,
    Duration: milliseconds,
    ClientAddr: clientOf(entry),
    UserName: entry.user,
    SessionStartTime: `${chinaTime(startedAt)} CST`,
    ProcessId: entry.processId,
    SessionId: entry.sessionId,
    VirtualTransactionId: entry.virtualTransactionId,
    SqlStateCode: entry.sqlState,
    ApplicationName: entry.application,
  }
}
