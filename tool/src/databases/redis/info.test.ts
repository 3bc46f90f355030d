import { describe, expect, it } from 'vitest'
import { hitRate, type RedisInfo, readInfo, remarksOn } from './info.ts'

const text = [
  '# Server',
  'redis_version:7.0.15',
  'uptime_in_seconds:3600',
  'connected_clients:12',
  'maxclients:10000',
  'used_memory:1048576',
  'used_memory_peak:2097152',
  'maxmemory:4194304',
  'maxmemory_policy:noeviction',
  'mem_fragmentation_ratio:1.25',
  'keyspace_hits:900',
  'keyspace_misses:300',
  'db0:keys=10,expires=4,avg_ttl=0',
  'db3:keys=5,expires=5,avg_ttl=0',
].join('\r\n')

const info = (more: Partial<RedisInfo> = {}): RedisInfo => ({ ...readInfo(text), ...more })
const remarks = (more: Partial<RedisInfo>) => remarksOn(info(more)).map(({ en }) => en)

it('reads what Redis says of itself, over all its databases', () => {
  expect(info()).toMatchObject({ version: '7.0.15', keys: 15, ending: 9, used: 2 ** 20, fragmentation: 1.25 })
  expect(hitRate(info())).toBe(0.75)
  expect(hitRate(info({ hits: 10, misses: 0 }))).toBeUndefined()
})

describe('what stands out', () => {
  it('is nothing where all is well', () => expect(remarks({})).toEqual([]))

  it.each<[string, Partial<RedisInfo>, string]>([
    ['writes that will fail', { used: 4_000_000 }, 'noeviction'],
    ['keys that went', { evicted: 7 }, '7 keys went'],
    ['a policy that finds nothing to let go', { policy: 'volatile-lru', ending: 0 }, 'none does'],
    ['refused connections', { refused: 3 }, '3 were refused'],
    ['fragments', { fragmentation: 2, used: 2 ** 30, allowed: 2 ** 33 }, 'fragments'],
    ['a cache of the wrong things', { hits: 100, misses: 2_000 }, '5 %'],
  ])('%s', (_, more, words) => {
    expect(remarks(more)).toHaveLength(1)
    expect(remarks(more)[0]).toContain(words)
  })

  it('is not a full memory where keys may go', () => {
    expect(remarks({ used: 4_000_000, policy: 'allkeys-lru' })).toEqual([])
  })
})
