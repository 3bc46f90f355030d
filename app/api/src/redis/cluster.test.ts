import { Cluster } from 'ioredis'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { oneTo } from '../../test/live-world.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { eventually } from '../../test/processes.ts'
import { moveSlot } from '../../test/redis-cluster/move-slot.ts'
import type { Shard } from '../../test/redis-cluster/shard.ts'
import { startRedisCluster, type TestCluster } from '../../test/redis-cluster/start.ts'
import { LayeredCache } from '../cache/layered-cache.ts'
import { systemClock } from '../clock.ts'
import { Written } from '../database/reads/written.ts'
import { createProber } from '../features/health/prober.ts'
import { createMetrics } from '../features/metrics/metrics.ts'
import { takeSample } from '../features/trends/sample.ts'
import { SampleStore } from '../features/trends/store.ts'
import { Counters } from '../limits/counters.ts'
import type { LiveEvent } from '../live/event.ts'
import { RedisRelay } from '../live/relay.ts'
import { SessionEnds, type SessionsEnded } from '../people/session-ends.ts'
import { connectRedis } from './connect.ts'
import { checkShards } from './shards.ts'

const logger = pino({ level: 'silent' })
/** Enough that each shard has some of them. */
const KEYS = oneTo(30).map(String)

let cluster: TestCluster
const closing: (() => void)[] = []

beforeAll(async () => {
  cluster = await startRedisCluster()
}, 30_000)
afterEach(() => {
  for (const close of closing.splice(0)) close()
})
afterAll(() => cluster.stop())

/** What one process of the app has of Redis. */
async function open() {
  const redis = connectRedis({ ...cluster, cluster: true }, logger)
  const cache = new LayeredCache(redis, systemClock)
  closing.push(
    () => cache.close(),
    () => redis.disconnect(),
  )
  await eventually(() => checkShards(redis))
  return { redis, cache }
}

type Process = Awaited<ReturnType<typeof open>>

/** A value under each key, all under one tag and one of their own. */
function aSource(namespace: string) {
  const source = { value: 1, loads: 0 }
  const read = ({ cache }: Process, key: string) =>
    cache.remember({ namespace, key, tags: [namespace, `${namespace}:${key}`] }, async () => {
      source.loads++
      return { value: source.value }
    })
  const readAll = (process: Process) => Promise.all(KEYS.map((key) => read(process, key)))
  return { source, read, readAll }
}

/** Redis as `/ready` finds it. */
async function findingOf({ redis }: Process) {
  const answers = async () => undefined
  const probe = createProber(
    { postgres: answers, redis: () => checkShards(redis), cos: answers },
    systemClock,
  )
  return (await probe()).redis
}

const valuesOf = (answers: readonly { value: { value: number } }[]) =>
  new Set(answers.map(({ value }) => value.value))

describe('on three shards', () => {
  it('what one process loaded another finds, whatever shards value and tags lie on', async () => {
    const [here, there] = [await open(), await open()]
    const { source, readAll } = aSource('spread')
    await readAll(here)
    expect((await readAll(there)).every(({ hit }) => hit)).toBe(true)
    expect(source.loads).toBe(KEYS.length)
    const sizes = await Promise.all(cluster.shards.map(({ admin }) => admin.dbsize()))
    expect(sizes.every((size) => size > 0)).toBe(true)
  })

  it('what is forgotten under tags of several shards is forgotten everywhere', async () => {
    const [here, there] = [await open(), await open()]
    const { source, readAll } = aSource('forgotten')
    for (const process of [here, there]) await readAll(process)
    source.value = 2
    await here.cache.forget(...KEYS.map((key) => `forgotten:${key}`))
    expect(valuesOf(await readAll(here))).toEqual(new Set([2]))
    await eventually(async () => expect(valuesOf(await readAll(there))).toEqual(new Set([2])))
  })

  it('news reaches processes that listen at other nodes', async () => {
    const processes = await Promise.all(oneTo(4).map(open))
    const heard: LiveEvent[][] = processes.map(() => [])
    const relays = processes.map(({ redis }, index) => {
      const relay = new RedisRelay(redis, logger)
      closing.push(() => relay.close())
      const nothing = () => {}
      const event = (one: LiveEvent) => heard[index]?.push(one)
      relay.listen({ event, number: nothing, whisper: nothing, away: nothing, back: nothing })
      return relay
    })
    await eventually(async () => expect(relays.every(({ isConnected }) => isConnected)).toBe(true))
    for (const [index, relay] of relays.entries())
      relay.publish({ topic: 'plan:1', seq: index, at: '', kind: 'test', payload: {} })
    await eventually(async () => {
      for (const events of heard) expect(events.map(({ seq }) => seq).sort()).toEqual([0, 1, 2, 3])
    })
  })

  it('the samples of all processes lie together', async () => {
    const stores = [await open(), await open()].map(({ redis }) => new SampleStore(redis))
    for (const [index, store] of stores.entries())
      await store.add(await takeSample(createMetrics(), `process ${index}`, 1_000 + index))
    const found = await stores[0]?.since(0)
    expect(found?.map(({ process }) => process)).toEqual(['process 0', 'process 1'])
  })

  it('counts are counted once for all processes, and ended sessions are told', async () => {
    const [here, there] = [await open(), await open()]
    const counters = [here, there].map(({ redis }) => new Counters(redis, systemClock))
    for (const counter of counters) for (const key of KEYS) await counter.increase(key, 60_000)
    const counts = await Promise.all(KEYS.map((key) => counters[0]?.increase(key, 60_000)))
    expect(new Set(counts.map((one) => one?.count))).toEqual(new Set([3]))

    const [tells, hears] = [new SessionEnds(here.redis), new SessionEnds(there.redis)]
    closing.push(
      () => tells.close(),
      () => hears.close(),
    )
    await eventually(async () => expect(hears.hears).toBe(true))
    const ended: SessionsEnded[] = []
    hears.onEnded((one) => ended.push(one))
    await tells.announce({ sessionId: 'one' })
    await eventually(async () => expect(ended).toEqual([{ sessionId: 'one' }]))
  })
})

it('a slot that moves costs nothing: neither while it does nor after', async () => {
  const [here, there] = [await open(), await open()]
  const { source, read } = aSource('moving')
  await read(here, '1')
  const from = await cluster.shardOf('cache:moving:1')
  const to = cluster.shards.find((shard) => shard !== from) as Shard
  const { carryOver, handOver } = await moveSlot(cluster, 'cache:moving:1', from, to)

  await carryOver()
  expect((await read(there, '1')).hit).toBe(true)
  await handOver()
  expect((await read(await open(), '1')).hit).toBe(true)
  await here.redis.set('cache:moving:1', 'written at the new place')
  expect(await to.admin.get('cache:moving:1')).toBe('written at the new place')
  expect(source.loads).toBe(1)
})

it('a node that goes while a key is being moved there fails that key alone, and not the process', async () => {
  const { redis } = await open()
  const [node] = redis instanceof Cluster ? redis.nodes('master') : []
  node?.disconnect()
  // As the client does it, which does not look at the answer.
  const answer = node?.asking()
  await expect(answer).rejects.toThrow('Connection is closed')
  node?.asking()
  await redis.ping().catch(() => {})
})

describe('while one shard is away', () => {
  /** One where nobody is known to listen, so that it may be any. */
  const victim = () => cluster.shards[2] as Shard

  afterEach(async () => {
    victim().thaw()
    await victim().kill()
    await victim().start()
    const process = await open()
    await eventually(async () => expect((await findingOf(process)).ok).toBe(true))
  })

  it('killed: nothing old is read, and /ready names what is missing', async () => {
    const process = await open()
    const { source, readAll } = aSource('killed')
    await readAll(process)
    await victim().kill()
    await eventually(async () =>
      expect(await findingOf(process)).toMatchObject({ ok: false, reason: 'SHARD_AWAY' }),
    )
    source.value = 2
    await process.cache.forget('killed', ...KEYS.map((key) => `killed:${key}`))
    expect(valuesOf(await readAll(process))).toEqual(new Set([2]))
  })

  it('killed: keys of the other shards are remembered as before', async () => {
    const process = await open()
    await victim().kill()
    const { cache } = process
    const safe = await keysBeside(victim())
    expect(safe.length).toBeGreaterThan(0)
    const read = (key: string) =>
      cache.remember({ namespace: 'rest', key, tags: [`rest:${key}`] }, async () => key)
    for (const key of safe) await read(key)
    for (const key of safe) expect((await read(key)).hit).toBe(true)
  })

  it('empty after its return: a process that never asked it doubts what it does not find there', async () => {
    const { redis: there } = await open()
    const here = connectRedis({ ...cluster, cluster: true }, logger)
    closing.push(() => here.disconnect())
    await eventually(async () => {
      const states = here instanceof Cluster ? here.nodes('master').map(({ status }) => status) : []
      expect(states).toEqual(['ready', 'ready', 'ready'])
    })
    const clock = movableClock()
    const [noted, read] = [new Written(there, clock.now, 60_000), new Written(here, clock.now, 60_000)]
    const name = (person: string) => `safe-system:written:${person}`
    const owners = await Promise.all(KEYS.map((person) => cluster.shardOf(name(person))))
    const person = KEYS[owners.indexOf(victim())] as string
    const elsewhere = KEYS[owners.findIndex((owner) => owner !== victim())] as string
    // What was forgotten before they began they did not hear of. By then it is of no interest.
    expect(await read.lastOf(elsewhere)).toBeUndefined()
    clock.forward(120_000)
    expect(await read.lastOf(elsewhere)).toBeDefined()
    // A server that has just come back answers before it takes keys again.
    await eventually(async () => {
      clock.forward(2_000)
      expect(await noted.note(person, 100n)).toBe(true)
    })
    expect(await read.lastOf(person)).toBe(100n)

    await victim().kill()
    await victim().start()
    await eventually(async () => expect(await there.get(name(person))).toBeNull())
    expect(await read.lastOf(person)).toBeUndefined()
  })

  it('hanging: it is not asked by every request, and /ready tells within its two seconds', async () => {
    // Its time stands still: what was closed after a failure stays so.
    const now = new Date()
    const { redis } = await open()
    const cache = new LayeredCache(redis, () => now)
    closing.push(() => cache.close())
    victim().freeze()
    const readAll = (namespace: string) =>
      Promise.all(
        KEYS.map((key) => cache.remember({ namespace, key, tags: [`${namespace}:${key}`] }, async () => key)),
      )
    await readAll('at first')
    const asked = vi.spyOn(redis, 'get')
    await readAll('later')
    const names = asked.mock.calls.map(([key]) => String(key))
    const owners = await Promise.all(names.map((name) => cluster.shardOf(name)))
    expect(owners.length).toBeGreaterThan(0)
    expect(owners).not.toContain(victim())
    expect(await findingOf({ redis, cache })).toMatchObject({ ok: false, reason: 'SHARD_AWAY' })
  })
})

it('while all shards are away reads go to the source and nobody trusts in hearing, until they are back', async () => {
  const process = await open()
  const { source, read } = aSource('away')
  const ends = new SessionEnds(process.redis)
  closing.push(() => ends.close())
  await eventually(async () => expect(ends.hears).toBe(true))
  await read(process, '1')

  for (const shard of cluster.shards) await shard.kill()
  await eventually(async () =>
    expect(await findingOf(process)).toMatchObject({ ok: false, reason: 'CLUSTER_AWAY' }),
  )
  await eventually(async () => expect(ends.hears).toBe(false))
  source.value = 2
  expect((await read(process, '1')).value).toEqual({ value: 2 })

  for (const shard of cluster.shards) await shard.start()
  await eventually(async () => expect((await findingOf(process)).ok).toBe(true))
  await eventually(async () => expect(ends.hears).toBe(true))
})

/** Those of which neither value nor tag is on the shard. */
async function keysBeside(shard: Shard): Promise<string[]> {
  const owners = (key: string) =>
    Promise.all([`cache-tag:rest:${key}`, `cache:rest:${key}`].map((name) => cluster.shardOf(name)))
  const apart = await Promise.all(KEYS.map(async (key) => !(await owners(key)).includes(shard)))
  return KEYS.filter((_, index) => apart[index])
}
