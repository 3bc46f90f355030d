import { Cluster, Command, type Redis, type RedisOptions } from 'ioredis'
import { isConnected, type RedisClient } from './client.ts'

/** Which shard a key lies on: the address of its master. All keys of a single server lie on the same. */
export function shardOf(redis: RedisClient, key: string): string {
  if (!(redis instanceof Cluster)) return ''
  return redis.slots[new Command('get', [key]).getSlot()]?.[0] ?? ''
}

/** Rejects unless all shards answer: where one of three is away, a third of the keys is. */
export async function checkShards(redis: RedisClient): Promise<void> {
  if (redis instanceof Cluster) await checkCluster(redis)
  else await redis.ping()
}

async function checkCluster(cluster: Cluster): Promise<void> {
  if (!isConnected(cluster)) throw away('CLUSTER_AWAY')
  const masters = new Map(cluster.nodes('master').map((node) => [addressOf(node.options), node]))
  const shards = new Set(cluster.slots.flatMap(([master]) => master ?? []))
  await Promise.all(Array.from(shards, (shard) => answerOf(masters.get(shard))))
}

async function answerOf(master: Redis | undefined): Promise<void> {
  try {
    if (!master) throw new Error('Not connected')
    await master.ping()
  } catch (cause) {
    throw away('SHARD_AWAY', cause)
  }
}

/** What operators are told is the code. */
function away(code: string, cause?: unknown): Error {
  return Object.assign(new Error('Redis is away', { cause }), { code })
}

function addressOf({ host, port }: RedisOptions): string {
  return `${host}:${port}`
}
