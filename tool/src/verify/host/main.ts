/** The program with which a host tries what can be tried from inside alone: `node main.ts ORDER`. It needs Node. */
import { readFileSync } from 'node:fs'
import { hostPaths } from '../../hosts/paths.ts'
import { findLeaks } from './leaks.ts'
import { readMetrics } from './metrics.ts'
import type { Survey, SurveyOrder } from './order.ts'
import { lookAtPostgres } from './postgres.ts'
import { askWithoutPassword, lookAtRedis, readInfo } from './redis.ts'
import { lookAtRole } from './role.ts'
import { tell } from './told.ts'

const [, , file = ''] = process.argv
const order: SurveyOrder = JSON.parse(readFileSync(file, 'utf8'))
const { HOST_ROOT = '', METADATA_ENDPOINT = 'http://metadata.tencentyun.com' } = process.env
const paths = hostPaths(HOST_ROOT, order.project)
const postgresCa = () => readFileSync(paths.postgresCa, 'utf8')
const redisCa = () => readFileSync(paths.redisCa, 'utf8')

const survey: Survey = {
  postgres: await tell(async () => lookAtPostgres(order.postgres, postgresCa())),
  redis: await tell(async () => lookAtRedis(order.redis, redisCa())),
  withoutPassword: await tell(async () => askWithoutPassword(order.redis, redisCa())),
  redisInfo: await tell(() => readInfo(order.redis, paths.redisCa)),
  metrics: await tell(() => readMetrics(order, paths)),
  role: await tell(() => lookAtRole(METADATA_ENDPOINT, new Date())),
  leaks: await tell(() => findLeaks(order.secrets, paths)),
}
process.stdout.write(`tengyun-found: ${JSON.stringify(survey)}\n`, () => {
  // Connections that are kept open for a next request would keep this process.
  process.exit(0)
})
