import type { RedisServer } from '../../../databases/clients/redis/connection.ts'
import { lookAtRedis, type RedisState } from '../../../health/host/redis.ts'

/** What Redis tells; counts are since it was started. */
export type Redis = Pick<RedisState, 'usedBytes' | 'allowedBytes' | 'hits' | 'misses' | 'clients'>

export async function readRedis(server: RedisServer): Promise<Redis> {
  const { usedBytes, allowedBytes, hits, misses, clients } = await lookAtRedis(server)
  return { usedBytes, allowedBytes, hits, misses, clients }
}
