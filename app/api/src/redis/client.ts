import { type Cluster, Redis } from 'ioredis'

/** One server (or a proxy that looks like one), or a cluster whose shards are spoken to one by one. */
export type RedisClient = Redis | Cluster

const CONNECTED = 'ready'

export function isConnected(redis: RedisClient): boolean {
  return redis.status === CONNECTED
}

/**
 * A connection to any node that is there, for what belongs to no key: in a cluster every node passes on what one of them
 * is told. The client itself would choose among those that are gone, too.
 */
export function anyNode(redis: RedisClient): Redis | undefined {
  if (redis instanceof Redis) return redis
  const nodes = redis.nodes('master').filter(isConnected)
  return nodes[Math.floor(Math.random() * nodes.length)]
}
