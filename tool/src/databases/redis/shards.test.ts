import { expect, it } from 'vitest'
import { readInfo } from './info.ts'
import { type RedisShard, remarksOnShards, together } from './shards.ts'

const megabyte = 2 ** 20

const shard = (name: string, more: Partial<RedisShard> = {}): RedisShard => ({
  ...readInfo('redis_version:7.0.15\r\nmaxmemory_policy:noeviction'),
  ...{ shard: name, keys: 10, used: 100 * megabyte, allowed: 1024 * megabyte, hits: 600, misses: 0 },
  ...more,
})
const three = (more: Partial<RedisShard>) => [shard('a:1'), shard('b:1'), shard('c:1', more)]
const remarks = (more: Partial<RedisShard>) => remarksOnShards(three(more)).map(({ en }) => en)

it('adds up what shards say', () => {
  expect(together(three({ version: '7.2.0', fragmentation: 2 }))).toMatchObject({
    ...{ version: '7.0.15, 7.2.0', policy: 'noeviction', keys: 30, hits: 1800, fragmentation: 2 },
    ...{ used: 300 * megabyte, allowed: 3072 * megabyte },
  })
})

it('says nothing of shards that are alike', () => expect(remarks({})).toEqual([]))

it('names the shard that is full, though all together are not', () => {
  const [uneven, full] = remarks({ used: 900 * megabyte })
  expect(uneven).toMatch(/^Shard c:1: It has 2.5 times its share/)
  expect(full).toMatch(/^Shard c:1: Memory is 88 % full/)
})

it('names no shard where there is one server', () => {
  expect(remarksOnShards([shard('a:1', { evicted: 7 })]).map(({ en }) => en)).toEqual([
    expect.stringMatching(/^7 keys went/),
  ])
})
