import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startEnvironment, type TestEnvironment } from '../../test/environment.ts'
import { oneTo } from '../../test/live-world.ts'
import { eventually } from '../../test/processes.ts'
import { systemClock } from '../clock.ts'
import type { RedisClient } from '../redis/client.ts'
import { connectRedis } from '../redis/connect.ts'
import { LayeredCache } from './layered-cache.ts'

let environment: TestEnvironment
let object = 0
const opened: { cache: LayeredCache; redis: RedisClient }[] = []

beforeAll(async () => {
  environment = await startEnvironment()
}, 30_000)

afterEach(() => {
  for (const { cache, redis } of opened.splice(0)) {
    cache.close()
    redis.disconnect()
  }
})

afterAll(() => environment.stop())

/** The cache of one process. */
async function open() {
  const redis = connectRedis(
    { address: environment.redis.address, caFile: environment.caFile },
    pino({ level: 'silent' }),
  )
  const cache = new LayeredCache(redis, systemClock)
  opened.push({ cache, redis })
  await eventually(() => redis.ping())
  return { cache, redis }
}

/** A value at its source, and readers of it through caches. */
function aSource() {
  const key = String(++object)
  const source = { value: 1, loads: 0, key, tag: `thing:${key}` }
  const read = (cache: LayeredCache) =>
    cache.remember({ namespace: 'things', key, tags: [source.tag] }, async () => {
      source.loads++
      return { value: source.value }
    })
  return { source, read }
}

describe('a value', () => {
  it('is loaded once, by whichever process needs it first', async () => {
    const [here, there] = [await open(), await open()]
    const { source, read } = aSource()
    expect(await read(here.cache)).toEqual({ value: { value: 1 }, hit: false })
    expect(await read(here.cache)).toEqual({ value: { value: 1 }, hit: true })
    expect(await read(there.cache)).toEqual({ value: { value: 1 }, hit: true })
    expect(source.loads).toBe(1)
    expect(here.cache.statistics().get('things')).toEqual({ gets: 2, loads: 1 })
    expect(there.cache.statistics().get('things')).toEqual({ gets: 1, loads: 0 })
  })

  it('is loaded once when many ask for it at once', async () => {
    const { cache } = await open()
    const { source, read } = aSource()
    const answers = await Promise.all(oneTo(200).map(() => read(cache)))
    expect(source.loads).toBe(1)
    expect(answers.filter(({ hit }) => !hit)).toHaveLength(1)
  })

  it('is forgotten in every process by any of its tags, and nothing else is', async () => {
    const [here, there] = [await open(), await open()]
    const { source, read } = aSource()
    const other = aSource()
    for (const { cache } of [here, there]) {
      await read(cache)
      await other.read(cache)
    }
    source.value = 2
    await here.cache.forget('unrelated', source.tag)
    expect((await read(here.cache)).value).toEqual({ value: 2 })
    await eventually(async () => expect((await read(there.cache)).value).toEqual({ value: 2 }))
    expect((await other.read(there.cache)).hit).toBe(true)
    expect([source.loads, other.source.loads]).toEqual([2, 1])
  })

  it('that was read before a write is not remembered after it', async () => {
    const { cache } = await open()
    const { source, read } = aSource()
    const reading = Promise.withResolvers<void>()
    const mayEnd = Promise.withResolvers<void>()
    const early = cache.remember({ namespace: 'things', key: source.key, tags: [source.tag] }, async () => {
      const { value } = source
      reading.resolve()
      await mayEnd.promise
      return { value }
    })
    await reading.promise
    source.value = 2
    await cache.forget(source.tag)
    mayEnd.resolve()
    await early
    expect((await read(cache)).value).toEqual({ value: 2 })
  })

  it('is not remembered when it could not be loaded', async () => {
    const { cache } = await open()
    const { source, read } = aSource()
    const fails = async () => {
      throw new Error('no such thing')
    }
    const entry = { namespace: 'things', key: source.key, tags: [source.tag] }
    await expect(cache.remember(entry, fails)).rejects.toThrow('no such thing')
    expect((await read(cache)).hit).toBe(false)
  })
})

describe('without Redis', () => {
  afterEach(async () => {
    environment.redis.thaw()
    await environment.redis.stop()
    await environment.redis.start()
  })

  it('values come from the source, in two loads for however many ask at once', async () => {
    const { cache } = await open()
    const { source, read } = aSource()
    await read(cache)
    await environment.redis.stop()
    source.value = 2
    await cache.forget(source.tag)
    const loadsBefore = source.loads
    const answers = await Promise.all(oneTo(200).map(() => read(cache)))
    expect(answers.every(({ value, hit }) => value.value === 2 && !hit)).toBe(true)
    expect(source.loads - loadsBefore).toBeLessThanOrEqual(2)
  })

  it('a write is not shown old by another process once Redis is back', async () => {
    const [here, there] = [await open(), await open()]
    const { source, read } = aSource()
    for (const { cache } of [here, there]) await read(cache)
    environment.redis.freeze()
    source.value = 2
    await here.cache.forget(source.tag)
    expect((await read(here.cache)).value).toEqual({ value: 2 })
    environment.redis.thaw()
    await eventually(async () => {
      for (const { cache } of [here, there]) expect((await read(cache)).value).toEqual({ value: 2 })
    })
  })

  it('nothing old is shown after Redis lost its memory', async () => {
    const { cache, redis } = await open()
    const { source, read } = aSource()
    await read(cache)
    await redis.flushall()
    source.value = 2
    await cache.forget(source.tag)
    expect((await read(cache)).value).toEqual({ value: 2 })
  })

  it('news that were lost make wrong for a moment, not for ever', async () => {
    const [here, there] = [await open(), await open()]
    const { source, read } = aSource()
    for (const { cache } of [here, there]) await read(cache)
    // Written without a word, as when the news go missing on the way.
    source.value = 2
    await here.redis.set(`cache-tag:${source.tag}`, 'renewed')
    await eventually(async () => expect((await read(there.cache)).value).toEqual({ value: 2 }))
  })
})
