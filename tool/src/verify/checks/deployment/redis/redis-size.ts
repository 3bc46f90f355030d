import { keys } from '../../../../resources/desired.ts'
import type { RedisFields } from '../../../../resources/redis.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { surveyed } from '../../../measure/host-survey.ts'
import { observedAt } from '../../../observed.ts'
import { isProduction } from '../../reasons.ts'

const gigabyte = 1024 ** 3

export const redisSize: Check = {
  id: 'redis-size',
  title: { en: 'Redis has the memory that was ordered, and no more', zh: 'Redis 内存规格与上限正确' },
  story: ['3.1.1', '3.2.1', 'R10'],
  expected: {
    en: 'the memory of the config, as a limit that the server itself knows; in production 4 GB at least',
    zh: '与配置一致，且服务端已设内存上限；生产环境至少 4 GB',
  },
  mend: {
    en: 'Set redis.memory and run `npx tengyun apply`.',
    zh: '设置 redis.memory 后运行 `npx tengyun apply`。',
  },
  async run(input) {
    const { id, fields } = observedAt<RedisFields>(input, keys.redis)
    const infos = Object.entries(await surveyed(input, 'redisInfo'))
    const limits = infos.map(([, { maxmemory = '0' }]) => Number(maxmemory))
    const allowed = limits.reduce((sum, limit) => sum + limit, 0)
    const ordered = fields.memory * fields.shards
    const holds =
      ordered >= (isProduction(input) ? 4 : 1) &&
      limits.every((limit) => limit > 0) &&
      allowed > 0 &&
      allowed <= ordered * gigabyte
    return judged(
      holds,
      `${id}: ${ordered} GB, maxmemory ${allowed}`,
      infos.map(
        ([name, { maxmemory, used_memory: used }]) =>
          `${name} INFO memory: maxmemory ${maxmemory}, used_memory ${used}`,
      ),
    )
  },
}
