import type {
  AnalysisItems,
  DescribeSlowQueryAnalysisRequest,
  DescribeSlowQueryAnalysisResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { chinaTime } from '../../timestamps.ts'
import { invalidValue } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { abstracted, clientOf, type SlowQuery, slowQueries } from '../slow-queries.ts'

const orders = ['CallNum', 'CostTime', 'AvgCostTime'] as const

/** Statements of a kind together. https://www.tencentcloud.com/document/product/409/42248 */
export const describeSlowQueryAnalysis: Action<
  DescribeSlowQueryAnalysisRequest,
  DescribeSlowQueryAnalysisResponse
> = async (request, { world, region }) => {
  const { DBInstanceId, OrderBy = 'CallNum', OrderByType = 'desc' } = request
  const key = orders.find((one) => one === OrderBy)
  if (!key) throw invalidValue('OrderBy', OrderBy, `one of ${orders.join(', ')}`)
  const found = await slowQueries(world, findRunningInstance(world, region, DBInstanceId), request)
  const kinds = Map.groupBy(found, kindOf)
  const total = sum(found)
  const sign = OrderByType === 'asc' ? 1 : -1
  const items = [...kinds.values()]
    .map((queries) => analyse(queries, found.length, total))
    .toSorted((a, b) => sign * ((a[key] ?? 0) - (b[key] ?? 0)))
  return {
    TotalCount: items.length,
    Detail: {
      TotalTime: total,
      TotalCallNum: found.length,
      AnalysisItems: pageOf(items, request, { limit: 50, maximum: 100 }),
    },
  }
}

const kindOf = ({ entry, text }: SlowQuery) => JSON.stringify([entry.database, entry.user, abstracted(text)])

const sum = (queries: readonly SlowQuery[]) =>
  queries.reduce((total, { milliseconds }) => total + milliseconds, 0)

/** Of queries of one kind, oldest first. */
function analyse(queries: readonly SlowQuery[], calls: number, total: number): AnalysisItems {
  const [first, last] = [queries[0], queries.at(-1)]
  const times = queries.map(({ milliseconds }) => milliseconds)
  const cost = sum(queries)
  return {
    DatabaseName: first?.entry.database ?? '',
    UserName: first?.entry.user ?? '',
    NormalQuery: abstracted(first?.text ?? ''),
    ClientAddr: first ? clientOf(first.entry).replace(/:\d+$/, '') : '',
    CallNum: queries.length,
    CallPercent: (100 * queries.length) / calls,
    CostTime: cost,
    CostPercent: cost / total,
    MinCostTime: Math.min(...times),
    MaxCostTime: Math.max(...times),
    AvgCostTime: cost / queries.length,
    FirstTime: chinaTime(first?.startedAt ?? 0),
    LastTime: chinaTime(last?.startedAt ?? 0),
  }
}
