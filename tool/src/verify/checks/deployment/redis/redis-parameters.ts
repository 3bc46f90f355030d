import { redisOf } from '../../../../databases/chosen.ts'
import { keys } from '../../../../resources/desired.ts'
import type { RedisFields } from '../../../../resources/redis.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'

export const redisParameters: Check = {
  id: 'redis-parameters',
  title: { en: 'Redis forgets what the config says it may', zh: 'Redis 过期与淘汰策略正确' },
  story: ['3.2.4'],
  expected: {
    en: 'the eviction policy and the idle timeout of the config',
    zh: '淘汰策略与空闲超时与配置一致',
  },
  mend: {
    en: 'Run `npx tengyun apply`, which sets parameters anew.',
    zh: '运行 `npx tengyun apply` 重新设置参数。',
  },
  async run(input) {
    const redis = redisOf(input.session)
    const { parameters } = observedAt<RedisFields>(input, keys.redis).fields
    const { evictionPolicy, timeout } = redis
    const policy = parameters['maxmemory-policy']
    const holds = policy === evictionPolicy && parameters.timeout === String(timeout)
    const evidence = [`maxmemory-policy = ${policy}`, `timeout = ${parameters.timeout}`]
    return judged(holds, evidence.join(', '), evidence)
  },
}
