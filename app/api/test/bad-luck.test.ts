import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { connectDatabase } from '../src/database/connect.ts'
import { migrate } from '../src/database/migrations.ts'
import { ACCEPTANCE_TOKEN } from './app.ts'
import { BUCKET, REGION, startCosStandIn } from './cos-stand-in.ts'
import { startEnvironment, type TestEnvironment } from './environment.ts'
import { logger, oneTo } from './live-world.ts'
import { end, eventually, freePort } from './processes.ts'

/** On a machine where everything else is tested at the same time. */
const START_MS = 30_000

/** The real server as a process of its own, with its databases taken away and its clients misbehaving. */
let environment: TestEnvironment
let cos: Awaited<ReturnType<typeof startCosStandIn>>
const started: ChildProcess[] = []
const sockets: Socket[] = []

beforeAll(async () => {
  environment = await startEnvironment()
  cos = await startCosStandIn('AKIDtest')
  await migrate(environment.postgres.address, join(import.meta.dirname, '../src/migrations'), logger)
}, 30_000)

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all(started.splice(0).map((child) => end(child, 'SIGKILL')))
})

afterAll(async () => {
  await cos.stop()
  await environment.stop()
})

async function launch() {
  const port = await freePort()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/server.ts')], {
    env: {
      DATABASE_URL: environment.postgres.url,
      REDIS_URL: environment.redis.url,
      REDIS_CA_FILE: environment.caFile,
      COS_BUCKET: BUCKET,
      COS_REGION: REGION,
      COS_ENDPOINT: cos.endpoint.href,
      COS_SECRET_ID: 'AKIDtest',
      COS_SECRET_KEY: 'cos-secret',
      ACCEPTANCE_TOKEN,
      PLAN_TOOL_STORAGE_PATH: join(environment.folder, 'plans'),
      ARTIFACT_STORAGE_PATH: join(environment.folder, 'artifacts'),
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  return { child, port, url: `http://127.0.0.1:${port}` }
}

async function serve() {
  const server = await launch()
  await eventually(async () => expect((await fetch(`${server.url}/ready`)).status).toBe(200), START_MS)
  return server
}

const headers = { authorization: `Bearer ${ACCEPTANCE_TOKEN}`, 'content-type': 'application/json' }
const file = (url: string, title: string) =>
  fetch(`${url}/api/reports`, { method: 'POST', headers, body: JSON.stringify({ title, body: '…' }) })
const newest = (url: string) => fetch(`${url}/api/reports?limit=100`, { headers })

it('answers every request while PostgreSQL is away for a moment, and files no report twice', async () => {
  const { url } = await serve()
  let over = false
  const statuses = new Set<number>()
  const titles: string[] = []
  const workers = oneTo(4).map(async (worker) => {
    for (let round = 1; !over; round++) {
      const title = `report ${worker}-${round}`
      const filed = await file(url, title)
      statuses.add(filed.status).add((await newest(url)).status)
      if (filed.status === 201) titles.push(title)
    }
  })
  await environment.postgres.stop()
  await environment.postgres.start()
  over = true
  await Promise.all(workers)
  expect([...statuses].sort()).toEqual([200, 201])
  const database = connectDatabase(environment.postgres.address, logger)
  const rows = await database.selectFrom('reports').select('title').execute()
  await database.destroy()
  expect(rows.map(({ title }) => title).sort()).toEqual(titles.sort())
}, 60_000)

it('does not listen before PostgreSQL answers', async () => {
  await environment.postgres.stop()
  const { url, child } = await launch()
  const [line] = await once(child.stdout, 'data')
  expect(String(line)).toContain('not listening yet')
  await expect(fetch(`${url}/health`)).rejects.toThrow()
  await environment.postgres.start()
  await eventually(async () => expect((await fetch(`${url}/ready`)).status).toBe(200), START_MS)
  expect(child.exitCode).toBeNull()
}, 60_000)

it('goes on for others while clients vanish, dawdle or hold thousands of idle connections', async () => {
  const { url, port } = await serve()
  const say = async (text: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    sockets.push(socket)
    await once(socket, 'connect')
    socket.write(text)
    return socket
  }
  const request = `POST /api/reports HTTP/1.1\r\nhost: x\r\nauthorization: ${headers.authorization}\r\n`
  for (const _ of oneTo(200)) await say(request)
  for (const _ of oneTo(200))
    await say(`${request}content-type: application/json\r\ncontent-length: 900\r\n\r\n{"ti`)
  for (const _ of oneTo(2_000)) await say('')
  for (const _ of oneTo(50)) (await say(`${request}\r\n`)).destroy()
  const answers = await Promise.all(oneTo(50).map((round) => file(url, `amid ${round}`)))
  expect(answers.map(({ status }) => status)).toEqual(oneTo(50).map(() => 201))
  expect((await newest(url)).status).toBe(200)
}, 60_000)
