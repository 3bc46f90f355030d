import { connectRedis, type RedisServer } from '../../../backups/host/redis/connection.ts'
import { inTime, longestSilence, type Probe, wellOrNot, wordsOf } from './probe.ts'

/** Whether Redis takes our password and answers. */
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
  const connection = await connectRedis(server)
  try {
    await connection.send(['PING'])
  } finally {
    connection.end()
  }
}
