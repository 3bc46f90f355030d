import type { Text } from '../../text.ts'

/** What matters of INFO. https://redis.io/docs/latest/commands/info/ */
export interface RedisInfo {
  readonly version: string
  /** Seconds since it started. */
  readonly uptime: number
  readonly keys: number
  /** Of them, those that end by themselves. */
  readonly ending: number
  /** Bytes. */
  readonly used: number
  readonly peak: number
  /** What it may use; 0 where there is no limit. */
  readonly allowed: number
  /** What goes when memory is full. */
  readonly policy: string
  /** Memory taken of the machine for each byte that is used. */
  readonly fragmentation: number
  readonly clients: number
  readonly mostClients: number
  /** Connections that were refused since it started, and so on below. */
  readonly refused: number
  readonly hits: number
  readonly misses: number
  readonly evicted: number
  readonly perSecond: number
}

export function readInfo(text: string): RedisInfo {
  const word = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(text)?.[1] ?? ''
  const number = (name: string) => Number(word(name) || 0)
  const spaces = [...text.matchAll(/^db\d+:keys=(\d+),expires=(\d+)/gm)]
  const sum = (group: 1 | 2) => spaces.reduce((total, space) => total + Number(space[group]), 0)
  return {
    version: word('redis_version'),
    uptime: number('uptime_in_seconds'),
    keys: sum(1),
    ending: sum(2),
    used: number('used_memory'),
    peak: number('used_memory_peak'),
    allowed: number('maxmemory'),
    policy: word('maxmemory_policy'),
    fragmentation: number('mem_fragmentation_ratio'),
    clients: number('connected_clients'),
    mostClients: number('maxclients'),
    refused: number('rejected_connections'),
    hits: number('keyspace_hits'),
    misses: number('keyspace_misses'),
    evicted: number('evicted_keys'),
    perSecond: number('instantaneous_ops_per_sec'),
  }
}

/** The share of reads that found something; undefined where there were too few to tell. */
export function hitRate({ hits, misses }: Pick<RedisInfo, 'hits' | 'misses'>): number | undefined {
  return hits + misses < 1_000 ? undefined : hits / (hits + misses)
}

/** Shares and factors from which something is worth a word. */
const full = 0.8
const crowded = 0.8
const fragmented = 1.5
const fewHits = 0.5
/** Bytes: with less, fragments are the program itself. */
const worthDefragmenting = 256 * 2 ** 20

/** What stands out, each in a sentence; nothing where nothing does. Pure. */
export function remarksOn(info: RedisInfo): Text[] {
  const { used, allowed, policy, evicted, refused, clients, mostClients, fragmentation } = info
  const remarks: Text[] = []
  const filled = allowed === 0 ? 0 : used / allowed
  if (filled >= full && policy === 'noeviction')
    remarks.push({
      en: `Memory is ${percent(filled)} full, and with noeviction writes fail when it is full: give it more, or let keys go.`,
      zh: `内存已用 ${percent(filled)}；在 noeviction 下写满后写入会失败：请扩容，或允许淘汰键。`,
    })
  if (evicted > 0)
    remarks.push({
      en: `${evicted} keys went because memory was full. That is well for a cache, and a loss for anything else.`,
      zh: `因内存写满淘汰了 ${evicted} 个键。对缓存而言正常，对其他数据则是丢失。`,
    })
  if (policy.startsWith('volatile-') && info.keys > 0 && info.ending === 0)
    remarks.push({
      en: `${policy} lets only keys go that end by themselves, and none does: a full memory fails writes.`,
      zh: `${policy} 只淘汰设有过期时间的键，而目前一个也没有：写满后写入会失败。`,
    })
  if (refused > 0 || (mostClients > 0 && clients / mostClients >= crowded))
    remarks.push({
      en: `${clients} of ${mostClients} connections are taken, ${refused} were refused: look for clients that do not let go.`,
      zh: `连接已用 ${clients}/${mostClients}，拒绝过 ${refused} 次：请查找不释放连接的客户端。`,
    })
  if (fragmentation >= fragmented && used >= worthDefragmenting)
    remarks.push({
      en: `It takes ${fragmentation} times the memory that it uses: fragments. A switch-over tidies up.`,
      zh: `实际占用为使用量的 ${fragmentation} 倍：存在碎片。主备切换可以整理。`,
    })
  const rate = hitRate(info)
  if (rate !== undefined && rate < fewHits)
    remarks.push({
      en: `Only ${percent(rate)} of the reads find something: what is cached is not what is asked for.`,
      zh: `读取命中率仅 ${percent(rate)}：缓存的并非所需。`,
    })
  return remarks
}

const percent = (share: number) => `${Math.round(share * 100)} %`
