import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LiveClient, type LiveState, SignedOutError } from '../../console/src/live/live-client.ts'
import { connectDatabase, type Database } from '../src/database/connect.ts'
import { migrate } from '../src/database/migrations.ts'
import { RedisRelay } from '../src/live/relay.ts'
import { connectRedis } from '../src/redis/connect.ts'
import { startEntrance } from './entrance.ts'
import { startEnvironment, type TestEnvironment } from './environment.ts'
import { logger, oneTo, TestLog, ticketAt } from './live-world.ts'
import { end, eventually, freePort } from './processes.ts'

let environment: TestEnvironment
let database: Database
const processes: ChildProcess[] = []

beforeAll(async () => {
  environment = await startEnvironment()
  await migrate(environment.postgres.address, join(import.meta.dirname, '../src/migrations'), logger)
  database = connectDatabase(environment.postgres.address, logger)
}, 30_000)

afterAll(async () => {
  await Promise.all(processes.map((child) => end(child, 'SIGKILL')))
  await database.destroy()
  await environment.stop()
})

async function startServer() {
  const port = await freePort()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'live-process.ts')], {
    env: {
      DATABASE_URL: environment.postgres.url,
      REDIS_URL: environment.redis.url,
      REDIS_CA_FILE: environment.caFile,
      PORT: String(port),
      DRAIN_MS: '200',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  processes.push(child)
  await eventually(() => fetch(`http://127.0.0.1:${port}/`))
  return { port, child }
}

function follow(url: string, topic: string) {
  const states: LiveState[] = []
  const numbers: number[] = []
  const client = new LiveClient({
    url: `${url.replace('http', 'ws')}/ws/`,
    ticket: () => ticketAt(url),
    onState: (state) => states.push(state),
    random: () => 0,
  })
  client.follow(topic, 0, { event: ({ seq }) => numbers.push(seq) })
  client.open()
  return { client, states, numbers }
}

it('loses nothing and hears nothing twice while servers are killed, started and drained in mid-stream', async () => {
  const log = new TestLog(database)
  await log.create()
  const redis = connectRedis({ address: environment.redis.address, caFile: environment.caFile }, logger)
  await once(redis, 'ready')
  const relay = new RedisRelay(redis, logger)
  const [first, second] = await Promise.all([startServer(), startServer()])
  const entrance = await startEntrance()
  entrance.choose(first.port)
  const clients = oneTo(3).map(() => follow(entrance.url, 'plan:stream'))
  const reached = (seq: number) =>
    eventually(async () => {
      for (const { numbers } of clients) expect(numbers.at(-1)).toBeGreaterThanOrEqual(seq)
    })

  let written = 0
  const writing = new AbortController()
  const stream = (async () => {
    while (!writing.signal.aborted) {
      relay.publish(await log.append('stream', { text: 'x'.repeat(200) }))
      written++
    }
  })()

  await reached(50)
  entrance.choose(second.port)
  await end(first.child, 'SIGKILL')
  await reached(written + 50)

  const third = await startServer()
  entrance.choose(third.port)
  const drained = once(second.child, 'exit')
  second.child.kill('SIGTERM')
  expect(await drained).toEqual([0, null])
  await reached(written + 50)

  writing.abort()
  await stream
  await reached(written)
  for (const { numbers, states } of clients) {
    expect(numbers).toEqual(oneTo(written))
    expect(states).toEqual(['connecting', 'open', 'waiting', 'open', 'waiting', 'open'])
  }
  for (const { client } of clients) client.close()
  entrance.stop()
  relay.close()
  redis.disconnect()
}, 60_000)

it('does not come back once nobody is signed in', async () => {
  const states: LiveState[] = []
  const client = new LiveClient({
    url: 'ws://127.0.0.1:9/ws/',
    ticket: async () => {
      throw new SignedOutError()
    },
    onState: (state) => states.push(state),
  })
  client.open()
  await eventually(async () => expect(states).toEqual(['connecting', 'signed-out']))
})
