import type { RedisConfig } from '../../config/schema.ts'
import { keys } from '../../resources/desired.ts'
import { type Finding, measured, unseen } from '../finding.ts'
import type { RedisState } from '../host/redis.ts'
import type { HealthInput, Probe } from '../probe.ts'
import { gigabytes } from '../words.ts'

const title = { en: 'Redis', zh: 'Redis' }

export const cache: Probe = {
  id: 'redis',
  title,
  look: (input) => {
    const { around, session } = input
    const { redis: settings } = session.environment
    const head = { id: 'redis', title, subject: keys.redis }
    if (around === undefined || settings === false) return []
    if ('why' in around) return [unseen(head, around.why)]
    const { redis } = around.told
    if (redis === undefined) return []
    return 'why' in redis ? [unseen(head, redis.why)] : judged(input, settings, redis.told)
  },
}

function judged(
  { limits }: HealthInput,
  { memory, architecture }: RedisConfig,
  state: RedisState,
): Finding[] {
  const { usedBytes, allowedBytes, hits, misses, evicted, clients, milliseconds, fullest } = state
  const shards = architecture.type === 'cluster' ? architecture.shards : 1
  const allowed = allowedBytes ?? memory * shards * 1024 ** 3
  // A shard that is full fails its writes, whatever is free on the others.
  const filled = fullest ?? { usedBytes, allowedBytes: allowed }
  const subject = keys.redis
  const asked = hits + misses
  const rate = asked === 0 ? 0 : Math.round((1000 * hits) / asked) / 10
  const hitHead = { id: 'redis/hits', title: { en: 'Cache hits', zh: '缓存命中' }, subject }
  return [
    measured(
      {
        id: 'redis',
        title,
        subject,
        found: { en: `answers; ${clients} clients`, zh: `有应答；${clients} 个客户端` },
      },
      milliseconds,
      'ms',
      { most: limits.database },
    ),
    measured(
      {
        ...{ id: 'redis/memory', title: { en: 'Cache memory', zh: '缓存内存' }, subject },
        found: {
          en: `${gigabytes(usedBytes)} of ${gigabytes(allowed)}; ${evicted} keys evicted${fullest ? `; fullest: shard ${fullest.shard}` : ''}`,
          zh: `${gigabytes(usedBytes)}，共 ${gigabytes(allowed)}；淘汰 ${evicted} 个键${fullest ? `；最满的分片：${fullest.shard}` : ''}`,
        },
        mend: {
          en: 'Raise redis.memory, or add shards.',
          zh: '请提高 redis.memory 或增加分片。',
        },
      },
      Math.round((1000 * filled.usedBytes) / filled.allowedBytes) / 10,
      '%',
      { most: limits.cacheMemory },
    ),
    asked < limits.hitRateFrom
      ? {
          ...hitHead,
          ok: true,
          found: { en: `${asked} reads: too few to tell`, zh: `仅 ${asked} 次读取，尚不足以判断` },
        }
      : measured({ ...hitHead, found: { en: `${asked} reads`, zh: `${asked} 次读取` } }, rate, '%', {
          least: limits.hitRate,
        }),
  ]
}
