import { connectRedis } from '../../../backups/host/redis/connection.ts'
import { type Probe, wellOrNot, wordsOf } from './probe.ts'

/** Whether Redis takes our password and answers. */
export const redis: Probe = {
  id: 'redis',
  rules: ['redis'],
  async look({ order, signal }) {
    if (order.redis === undefined) return []
    try {
      const connection = await connectRedis(order.redis)
      const end = () => connection.end()
      signal.addEventListener('abort', end)
      await connection.send(['PING'])
      end()
      return [wellOrNot('redis', '', undefined)]
    } catch (error) {
      return [wellOrNot('redis', '', wordsOf(error))]
    }
  },
}
