import type {
  DescribeSlowLogRequest,
  DescribeSlowLogResponse,
  InstanceSlowlogDetail,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { RedisServer } from '../../../data-planes/redis-server.ts'
import { withOperator } from '../../../data-planes/redis-session.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { chinaTime, fromChinaTime } from '../../timestamps.ts'
import { illegalParameter } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { serversOf } from '../server.ts'

/** Out of the servers' own slow logs, the slowest first. https://cloud.tencent.com/document/api/239/37984 */
export const describeSlowLog: Action<DescribeSlowLogRequest, DescribeSlowLogResponse> = async (
  request,
  { world, region },
) => {
  supportOnly(request, ['InstanceId', 'BeginTime', 'EndTime', 'MinQueryTime', 'Limit', 'Offset'])
  const { InstanceId, BeginTime, EndTime, MinQueryTime = 0 } = request
  const [from, to] = [fromChinaTime(BeginTime), fromChinaTime(EndTime)]
  if (Number.isNaN(from)) throw illegalParameter('BeginTime', BeginTime, 'a time')
  if (!(to >= from)) throw illegalParameter('EndTime', EndTime, 'a time after BeginTime')
  const instance = findRunningInstance(world, region, InstanceId)
  const logs = await Promise.all(serversOf(world, instance).map(slowLogOf))
  const found = logs
    .flat()
    .filter(({ at, microseconds }) => at >= from && at <= to && microseconds >= MinQueryTime * 1000)
    .toSorted((a, b) => b.microseconds - a.microseconds)
    .map(({ detail }) => detail)
  const page = pageOf(found, request, { limit: 20, maximum: 100 })
  return { TotalCount: found.length, InstanceSlowlogDetail: page, InstanceSlowLogDetail: page }
}

async function slowLogOf(server: RedisServer): Promise<Entry[]> {
  return withOperator(server, async (session) => {
    const node = /run_id:(\w+)/.exec(await session.info('server'))?.[1] ?? ''
    const log = await session.call('SLOWLOG', ['GET', '-1'])
    return Array.isArray(log) ? log.map((one) => entryIn(one, node)) : []
  })
}

interface Entry {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly microseconds: number
  readonly detail: InstanceSlowlogDetail
}

/** https://redis.io/docs/latest/commands/slowlog-get/: id, seconds, microseconds, words, client, its name. */
function entryIn(entry: readonly unknown[], node: string): Entry {
  const [, seconds, microseconds, words, client] = entry
  const command = Array.isArray(words) ? words.map(String) : []
  const at = Number(seconds) * 1000
  const took = Number(microseconds)
  const detail: InstanceSlowlogDetail = {
    Duration: Math.round(took / 1000),
    Client: String(client),
    Command: command[0] ?? '',
    CommandLine: command.join(' '),
    ExecuteTime: chinaTime(at),
    Node: node,
  }
  return { at, microseconds: took, detail }
}
