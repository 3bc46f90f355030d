/** The program with which a host tries what can be tried from inside alone: `node main.ts ORDER`. It needs Node. */
import { readFileSync } from 'node:fs'
import type { RedisServer } from '../../databases/clients/redis/connection.ts'
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

const looks = await Promise.all([
  tell(async () => lookAtPostgres(chosen(order.postgres), postgresCa())),
  tell(async () => lookAtRedis(redisServer(), redisCa())),
  tell(async () => askWithoutPassword(redisServer(), redisCa())),
  tell(async () => readInfo(redisServer())),
  tell(() => readMetrics(order, paths)),
  tell(() => lookAtRole(METADATA_ENDPOINT, new Date())),
  tell(() => findLeaks(order.secrets, paths)),
])
const [postgres, redis, withoutPassword, redisInfo, metrics, role, leaks] = looks
const survey: Survey = { postgres, redis, withoutPassword, redisInfo, metrics, role, leaks }
process.stdout.write(`tengyun-found: ${JSON.stringify(survey)}\n`, () => {
  // Connections that are kept open for a next request would keep this process.
  process.exit(0)
})

function redisServer(): RedisServer {
  const { ip, ...login } = chosen(order.redis)
  return { ...login, host: ip, authority: paths.redisCa }
}

/** Nobody asks what came of a look at what is not there. */
function chosen<T>(database: T | undefined): T {
  if (database === undefined) throw new Error('the environment does without it')
  return database
}
