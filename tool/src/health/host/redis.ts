import type { RedisServer } from '../../databases/clients/redis/connection.ts'
import { atEachShard } from '../../databases/clients/redis/shards.ts'

/** Of all shards together, where there are several. */
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
  /** The one that is fullest, where there are several: its writes fail first. */
  readonly fullest?: { readonly shard: string; readonly usedBytes: number; readonly allowedBytes: number }
}

export async function lookAtRedis(server: RedisServer): Promise<RedisState> {
  const begun = performance.now()
  const infos = await atEachShard(server, async ({ name, connection }) => {
    const [answer] = await connection.send(['INFO'])
    return { shard: name, ...readInfo(String(answer)) }
  })
  return { ...together(infos), milliseconds: Math.round(performance.now() - begun) }
}

type Info = Omit<RedisState, 'milliseconds' | 'fullest'>

function together(infos: readonly (Info & { readonly shard: string })[]): Omit<RedisState, 'milliseconds'> {
  const sum = (name: keyof Info) => infos.reduce((total, info) => total + (info[name] ?? 0), 0)
  const limited = infos.flatMap(({ shard, usedBytes, allowedBytes }) =>
    allowedBytes === undefined ? [] : [{ shard, usedBytes, allowedBytes }],
  )
  const [fullest] = limited.toSorted((a, b) => b.usedBytes / b.allowedBytes - a.usedBytes / a.allowedBytes)
  return {
    usedBytes: sum('usedBytes'),
    allowedBytes: limited.length === infos.length ? sum('allowedBytes') : undefined,
    hits: sum('hits'),
    misses: sum('misses'),
    evicted: sum('evicted'),
    clients: sum('clients'),
    ...(infos.length > 1 && fullest && { fullest }),
  }
}

/** https://redis.io/docs/latest/commands/info/ */
export function readInfo(text: string): Info {
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
