import { join } from 'node:path'
import pLimit from 'p-limit'
import { pino } from 'pino'
import { LayeredCache } from '../src/cache/layered-cache.ts'
import { systemClock } from '../src/clock.ts'
import { connectDatabase } from '../src/database/connect.ts'
import { migrate } from '../src/database/migrations.ts'
import { ReportRepository } from '../src/features/reports/repository.ts'
import { ReportService } from '../src/features/reports/service.ts'
import type { RedisClient } from '../src/redis/client.ts'
import { connectRedis } from '../src/redis/connect.ts'
import { startEnvironment } from '../test/environment.ts'
import { FolderStorage } from '../test/folder-storage.ts'
import { eventually } from '../test/processes.ts'
import { shift } from './cache/shift.ts'
import { type Figure, medianOf, tell } from './figure.ts'

/**
 * What the cache costs beside ioredis by itself, where a value lies in Redis but not yet in memory, and how often it
 * answers what consoles ask during a shift.
 *
 * node app/api/bench/cache.ts [--json]
 */
const TURNS = 21
/** Long enough that a collection of garbage does not decide a turn. */
const READS_A_TURN = 10_000
const READERS = 50

const logger = pino({ level: 'silent' })
const environment = await startEnvironment()
const { postgres, redis: server, caFile, folder } = environment
await migrate(postgres.address, join(import.meta.dirname, '../src/migrations'), logger)
const redis = connectRedis({ address: server.address, caFile }, logger)
const database = connectDatabase(postgres.address, logger)
const writer = new LayeredCache(redis, systemClock)
await eventually(() => redis.ping())
try {
  tell([await besideRedis(), await hitRate()])
} finally {
  writer.close()
  redis.disconnect()
  await database.destroy()
  await environment.stop()
}

/** The two sides take turns, so that a busy moment of the machine hits both. */
async function besideRedis(): Promise<Figure> {
  const value = { title: '北江水位上涨', body: '石角站 11.2 m，超警 0.2 m。'.repeat(10) }
  const keys = Array.from({ length: READS_A_TURN }, (_, key) => String(key))
  const missing = () => Promise.reject(new Error('Redis had it a moment ago'))
  const shares: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    await secondsOf(keys, (key) => writer.remember({ namespace: 'bench', key }, async () => value))
    // A process that has just started: nothing in memory yet.
    const connection = connectRedis({ address: server.address, caFile }, logger)
    const reader = new LayeredCache(connection, systemClock)
    await eventually(() => connection.ping())
    await reader.remember({ namespace: 'bench', key: '0' }, missing)
    const bare = await secondsOf(keys, async (key) => JSON.parse(await storedAt(connection, key)))
    shares.push(
      bare / (await secondsOf(keys, (key) => reader.remember({ namespace: 'bench', key }, missing))),
    )
    reader.close()
    connection.disconnect()
  }
  return {
    what: 'a value from Redis, of bare ioredis',
    median: medianOf(shares),
    unit: '×',
    runs: TURNS,
    least: 0.8,
  }
}

/** What stands in Redis without the name of its generation, which is on the first line. */
async function storedAt(connection: RedisClient, key: string): Promise<string> {
  const text = (await connection.get(`cache:bench:${key}`)) ?? ''
  return text.slice(text.indexOf('\n') + 1)
}

async function secondsOf(keys: readonly string[], read: (key: string) => Promise<unknown>): Promise<number> {
  const atOnce = pLimit(READERS)
  const begun = performance.now()
  await Promise.all(keys.map((key) => atOnce(read, key)))
  return (performance.now() - begun) / 1_000
}

async function hitRate(): Promise<Figure> {
  const storage = new FolderStorage(join(folder, 'files'))
  const cache = new LayeredCache(redis, systemClock)
  const repository = new ReportRepository(database)
  const reports = new ReportService({ repository, cache, storage, clock: systemClock })
  await shift(reports)
  let [gets, loads] = [0, 0]
  for (const counts of cache.statistics().values()) {
    gets += counts.gets
    loads += counts.loads
  }
  cache.close()
  return {
    what: 'hit rate in a shift of 50 consoles',
    median: (gets - loads) / gets,
    unit: '×',
    runs: 1,
    least: 0.99,
  }
}
