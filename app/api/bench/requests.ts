import { join } from 'node:path'
import autocannon from 'autocannon'
import { pino } from 'pino'
import { migrate } from '../src/database/migrations.ts'
import { startEnvironment } from '../test/environment.ts'
import { type Figure, medianOf, tell } from './figure.ts'
import { type Server, serve } from './requests/processes.ts'
import { signIn } from './requests/sign-in.ts'

/**
 * What a request costs with everything around it: an authenticated cached read beside a bare node:http that answers
 * with the same bytes, and the latency of the routes that people wait for, all with 50 clients that never pause.
 *
 * node app/api/bench/requests.ts [--json]
 */
const CLIENTS = 50
/** The two sides take short turns, so that a busy moment of the machine hits both. */
const TURN_SECONDS = 1
/** Until V8 has compiled what is asked for again and again. */
const WARM_UP_SECONDS = 4
const TURNS = 9
const ROUTE_SECONDS = 3
const AIM_OF_BARE = 0.4
const AIM_P99_MS = 15
const AIM_P95_MS = 100

const reportBody = JSON.stringify({
  title: '北江水位上涨',
  body: '石角站 **11.2 m**，超警 0.2 m。两岸巡堤人员已到位，转移群众 320 人。',
  severity: 'high',
  place: '清远',
})

const environment = await startEnvironment()
const servers: Server[] = []
try {
  const { postgres, redis, caFile, folder } = environment
  const migrations = join(import.meta.dirname, '../src/migrations')
  await migrate(postgres.address, migrations, pino({ level: 'silent' }))
  const app = await start('serve-app.ts', [postgres.url, redis.url, caFile, folder])
  const headers = await signIn(app.url)
  const path = await fileReports(app.url, headers)
  const bytes = await (await fetch(app.url + path, { headers })).text()
  const bare = await start('serve-bare.ts', [bytes])

  const cachedRead = await compare(
    measured(bare, (duration) => load(bare.url, { duration })),
    measured(app, (duration) => load(app.url + path, { headers, duration })),
  )
  const routes: Figure[] = []
  for (const [name, request] of Object.entries(waitedFor(path))) {
    const asked = (duration: number) => load(app.url + request.path, { ...request, headers, duration })
    await asked(WARM_UP_SECONDS)
    const { latency } = await asked(ROUTE_SECONDS)
    // The percentile that the load generator knows, a little stricter than the P95 that is promised.
    const what = `${name}, p97.5 with ${CLIENTS} clients`
    routes.push({ what, median: latency.p97_5, unit: 'ms', runs: 1, aim: AIM_P95_MS })
  }
  tell([...cachedRead, ...routes])
} finally {
  for (const server of servers) await server.stop()
  await environment.stop()
}

async function start(program: string, words: readonly string[]): Promise<Server> {
  const server = await serve(program, words)
  servers.push(server)
  return server
}

interface Turn extends autocannon.Result {
  /** Microseconds of the server's processor time for a request. */
  readonly work: number
}

type Load<R> = (seconds: number) => Promise<R>

function measured(server: Server, load: Load<autocannon.Result>): Load<Turn> {
  return async (seconds) => {
    const before = await server.work()
    const result = await load(seconds)
    return { ...result, work: ((await server.work()) - before) / result.requests.total }
  }
}

async function compare(bare: Load<Turn>, app: Load<Turn>): Promise<Figure[]> {
  await bare(WARM_UP_SECONDS)
  await app(WARM_UP_SECONDS)
  const turns: { bare: Turn; app: Turn }[] = []
  for (let turn = 0; turn < TURNS; turn++)
    turns.push({ bare: await bare(TURN_SECONDS), app: await app(TURN_SECONDS) })
  const median = (of: (turn: (typeof turns)[number]) => number) => medianOf(turns.map(of))
  const [rate, p99Ms] = [
    median(({ app, bare }) => app.requests.average / bare.requests.average),
    median(({ app }) => app.latency.p99),
  ]
  // Of the quietest turns: a busy machine makes requests dearer, and never cheaper.
  const work = Math.min(...turns.map(({ bare }) => bare.work)) / Math.min(...turns.map(({ app }) => app.work))
  const floor = { what: 'bare node:http', median: median(({ bare }) => bare.latency.p99) }
  return [
    { what: 'cached read, of bare node:http', median: rate, unit: '×', runs: TURNS, least: AIM_OF_BARE },
    {
      what: 'cached read, by processor time of bare node:http',
      median: work,
      unit: '×',
      runs: TURNS,
      least: AIM_OF_BARE,
    },
    { what: 'cached read, p99', median: p99Ms, unit: 'ms', runs: TURNS, aim: AIM_P99_MS, floor },
  ]
}

function load(url: string, options: Partial<autocannon.Options> = {}): Promise<autocannon.Result> {
  return autocannon({ connections: CLIENTS, ...options, url }).then((result) => {
    if (result.non2xx > 0 || result.errors > 0)
      throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`)
    return result
  })
}

/** Twenty reports, as a list shows them; answers the path of the last. */
async function fileReports(url: string, headers: Record<string, string>): Promise<string> {
  let path = ''
  for (let report = 1; report <= 20; report++) {
    const response = await fetch(`${url}/api/reports`, { method: 'POST', headers, body: reportBody })
    path = response.headers.get('location') ?? ''
  }
  return path
}

interface WaitedFor {
  readonly path: string
  readonly method?: 'POST'
  readonly body?: string
}

function waitedFor(report: string): Record<string, WaitedFor> {
  return {
    'GET /api/reports/:id': { path: report },
    'GET /api/reports': { path: '/api/reports' },
    'POST /api/reports': { path: '/api/reports', method: 'POST', body: reportBody },
    'GET /api/session': { path: '/api/session' },
    'GET /api/status': { path: '/api/status' },
    'GET /api/people': { path: '/api/people' },
    'GET /api/audit': { path: '/api/audit' },
  }
}
