import type { RedisServer } from '../../../databases/clients/redis/connection.ts'
import { atEachShard } from '../../../databases/clients/redis/shards.ts'
import { inTime, longestSilence, type Probe, wellOrNot, wordsOf } from './probe.ts'

/** Whether Redis takes our password and answers: each shard, where the app speaks to them. */
export const redis: Probe = {
  id: 'redis',
  rules: ['redis'],
  async look({ order }) {
    if (order.redis === undefined) return []
    try {
      await inTime(ping(order.redis), longestSilence)
      return [wellOrNot('redis', '', undefined)]
    } catch (error) {
      return [wellOrNot('redis', '', wordsOf(error))]
    }
  },
}

async function ping(server: RedisServer): Promise<void> {
  await atEachShard(server, ({ connection }) => connection.send(['PING']))
}
