import { connectRedis, type RedisServer } from '../../backups/host/redis/connection.ts'

export interface RedisState {
  readonly usedBytes: number
  /** What it may use; undefined where it does not say. */
  readonly allowedBytes: number | undefined
  readonly hits: number
  readonly misses: number
  /** Keys that went because memory was full, since it started. */
  readonly evicted: number
  readonly clients: number
  readonly milliseconds: number
}

export async function lookAtRedis(server: RedisServer): Promise<RedisState> {
  const begun = performance.now()
  const connection = await connectRedis(server)
  try {
    const [answer] = await connection.send(['INFO'])
    return { ...readInfo(String(answer)), milliseconds: Math.round(performance.now() - begun) }
  } finally {
    connection.end()
  }
}

/** https://redis.io/docs/latest/commands/info/ */
export function readInfo(text: string): Omit<RedisState, 'milliseconds'> {
  const of = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  return {
    usedBytes: of('used_memory'),
    allowedBytes: of('maxmemory') || undefined,
    hits: of('keyspace_hits'),
    misses: of('keyspace_misses'),
    evicted: of('evicted_keys'),
    clients: of('connected_clients'),
  }
}
