import { keys } from '../../../../resources/desired.ts'
import type { RedisFields } from '../../../../resources/redis.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'
import { isProduction } from '../../reasons.ts'

export const redisArchitecture: Check = {
  id: 'redis-architecture',
  title: { en: 'Redis has a replica that takes over by itself', zh: 'Redis 主从或集群架构，可自动接管' },
  story: ['3.1.4', '3.5.4', 'C3', 'R11'],
  expected: {
    en: 'one replica at least; in production as a cluster, so that shards can be added in place',
    zh: '至少一个副本；生产环境为集群版，可原地增加分片',
  },
  mend: {
    en: 'Set redis.architecture and run `npx tengyun plan`: another architecture is another instance.',
    zh: '设置 redis.architecture 后运行 `npx tengyun plan`：更换架构需新建实例。',
  },
  async run(input) {
    const { architecture, shards, replicas } = observedAt<RedisFields>(input, keys.redis).fields
    const holds = replicas >= 1 && (!isProduction(input) || architecture === 'cluster')
    return judged(holds, `${architecture}: ${shards} × (1 + ${replicas})`, [
      `DescribeInstances: RedisShardNum ${shards}, RedisReplicasNum ${replicas}`,
    ])
  },
}
