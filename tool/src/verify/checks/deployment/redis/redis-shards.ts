import { keys } from '../../../../resources/desired.ts'
import type { RedisFields } from '../../../../resources/redis.ts'
import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { observedAt } from '../../observed.ts'

export const redisShards: Check = {
  id: 'redis-shards',
  title: { en: 'The Redis cluster has its shards', zh: 'Redis 集群分片数正确' },
  story: ['3.5.3'],
  expected: { en: 'as many shards as the config names', zh: '分片数与配置一致' },
  mend: {
    en: 'Run `npx tengyun apply`, which adds shards in place.',
    zh: '运行 `npx tengyun apply` 原地增加分片。',
  },
  async run(input) {
    const { architecture } = input.session.environment.redis
    if (architecture.type !== 'cluster') return none
    const { shards } = observedAt<RedisFields>(input, keys.redis).fields
    return judged(shards === architecture.shards, `${shards}/${architecture.shards}`)
  },
}

const none = notChosen({
  en: 'Redis is no cluster here (redis.architecture): there are no shards to manage.',
  zh: '此环境未使用集群版（redis.architecture），无需管理分片。',
})
