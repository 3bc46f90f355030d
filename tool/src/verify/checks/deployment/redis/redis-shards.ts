import { isDirect } from '../../../../config/redis-connection.ts'
import { redisOf } from '../../../../databases/chosen.ts'
import { keys } from '../../../../resources/desired.ts'
import type { RedisFields } from '../../../../resources/redis.ts'
import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { surveyed } from '../../../measure/host-survey.ts'
import { observedAt } from '../../../observed.ts'

export const redisShards: Check = {
  id: 'redis-shards',
  title: { en: 'The Redis cluster has its shards', zh: 'Redis 集群分片数正确' },
  story: ['3.5.3'],
  expected: {
    en: 'as many shards as the config names; without a proxy, each of them answers a host',
    zh: '分片数与配置一致；直连模式下每个分片均应答主机',
  },
  mend: {
    en: 'Run `npx tengyun apply`, which adds shards in place.',
    zh: '运行 `npx tengyun apply` 原地增加分片。',
  },
  async run(input) {
    const redis = redisOf(input.session)
    const { architecture } = redis
    if (architecture.type !== 'cluster') return none
    const { shards } = observedAt<RedisFields>(input, keys.redis).fields
    const ordered = judged(shards === architecture.shards, `${shards}/${architecture.shards}`)
    if (!isDirect(redis)) return ordered
    const answering = Object.keys(await surveyed(input, 'redisInfo'))
    const holds = ordered.outcome === 'passed' && answering.length === shards
    return judged(
      holds,
      {
        en: `${shards}/${architecture.shards}, ${answering.length} answer`,
        zh: `${shards}/${architecture.shards}，${answering.length} 个应答`,
      },
      answering.map((name) => `${name} INFO`),
    )
  },
}

const none = notChosen({
  en: 'Redis is no cluster here (redis.architecture): there are no shards to manage.',
  zh: '此环境未使用集群版（redis.architecture），无需管理分片。',
})
