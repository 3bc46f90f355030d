import type { Text } from '../../text.ts'
import { type RedisInfo, remarksOn } from './info.ts'

/** What one shard says of itself. */
export interface RedisShard extends RedisInfo {
  /** `10.0.0.7:6379` */
  readonly shard: string
}

/** Several shards as if they were one server. Of what cannot be added up, it is the worst. Pure. */
export function together(shards: readonly RedisShard[]): RedisInfo {
  const all = (name: NumberOf<RedisInfo>) => shards.map((shard) => shard[name])
  const sum = (name: NumberOf<RedisInfo>) => all(name).reduce((total, one) => total + one, 0)
  return {
    version: [...new Set(shards.map(({ version }) => version))].join(', '),
    uptime: Math.min(...all('uptime')),
    keys: sum('keys'),
    ending: sum('ending'),
    used: sum('used'),
    peak: sum('peak'),
    allowed: sum('allowed'),
    policy: [...new Set(shards.map(({ policy }) => policy))].join(', '),
    fragmentation: Math.max(...all('fragmentation')),
    clients: sum('clients'),
    mostClients: sum('mostClients'),
    refused: sum('refused'),
    hits: sum('hits'),
    misses: sum('misses'),
    evicted: sum('evicted'),
    perSecond: sum('perSecond'),
  }
}

type NumberOf<T> = { [Name in keyof T]: T[Name] extends number ? Name : never }[keyof T]

/** Of the memory that is used, from which a shard stands out, in shares of what an equal one would have. */
const uneven = 1.5
/** Bytes: with less, it is chance. */
const worthLevelling = 64 * 2 ** 20

/** What stands out, each in a sentence: each shard for itself, since one that is full fails writes alone. Pure. */
export function remarksOnShards(shards: readonly RedisShard[]): Text[] {
  const [only, ...others] = shards
  if (only !== undefined && others.length === 0) return remarksOn(only)
  return shards.flatMap((one) => [...unevenness(one, shards), ...remarksOn(one)].map((text) => of(one, text)))
}

function unevenness({ used }: RedisShard, shards: readonly RedisShard[]): Text[] {
  const share = used / shards.reduce((total, shard) => total + shard.used, 0)
  const times = Math.round(share * shards.length * 10) / 10
  if (times < uneven || used < worthLevelling) return []
  return [
    {
      en: `It has ${times} times its share of the memory: a big key, or many with one {tag}. See \`tengyun redis bigkeys\`.`,
      zh: `占用内存为平均份额的 ${times} 倍：存在大键，或过多键使用同一 {tag}。参见 \`tengyun redis bigkeys\`。`,
    },
  ]
}

function of({ shard }: RedisShard, { en, zh }: Text): Text {
  return { en: `Shard ${shard}: ${en}`, zh: `分片 ${shard}：${zh}` }
}
