import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'
import { type Figure, medianOf } from '../figure.ts'
import type { Party } from './agents.ts'

const PER_SECOND = 100
const SECONDS = 5
const ROUNDS = 3
const WARM_UP_SECONDS = 3
/** What nginx compresses with where nobody says otherwise (deploy/nginx.conf). */
const GZIP = { level: 1 }
/** Of an answer, with what is around it on the wire. */
const HEADERS_BYTES = 600

/** What the page `situation` asks every five seconds (app/console/src/pages/situation/queries.ts) … */
const often = [
  '/api/proposals/undecided?limit=6',
  '/api/questions?limit=6',
  '/api/runs?status=running&limit=6',
  '/api/plans?status=inprogress&limit=6',
  '/api/artifacts?limit=6',
]
/** … and every thirty. */
const seldom = '/api/metrics/trends?minutes=60'
/** Once a minute somebody writes something. */
const report = { title: '北江水位上涨', body: '石角站 11.2 m，超警 0.2 m。', severity: 'high', place: '清远' }

/** Minutes of open consoles, of 63 requests each: what each takes of the app and of PostgreSQL. */
export async function consoleMinutes({ web, headers, databaseWork }: Party): Promise<Figure[]> {
  const reads = Array.from({ length: 12 }, (_, index) => (index % 6 === 0 ? [...often, seldom] : often))
  const requests: autocannon.Request[] = [
    ...reads.flat().map((path) => ({ path, headers })),
    { path: '/api/reports', method: 'POST', headers, body: JSON.stringify(report) },
  ]
  const round = async (seconds: number) => {
    const [before, beforeDatabase] = [await web.work(), databaseWork()]
    const result = await autocannon({
      ...{ url: web.url, requests, duration: seconds },
      ...{ connections: 10, overallRate: PER_SECOND },
    })
    const { total } = result.requests
    if (result.non2xx > 0 || result.errors > 0)
      throw new Error(`${result.errors} errors, ${JSON.stringify(result.statusCodeStats)}`)
    return {
      app: ((await web.work()) - before) / 1_000 / total,
      database: databaseWork() - beforeDatabase,
      total,
    }
  }
  /** What PostgreSQL does for workers that wait is not on the account of requests. */
  const idle = async () => {
    const before = databaseWork()
    await pause(SECONDS * 1_000)
    return databaseWork() - before
  }
  await round(WARM_UP_SECONDS)
  const [app, database]: number[][] = [[], []]
  for (let index = 0; index < ROUNDS; index++) {
    const [beside, one] = [await idle(), await round(SECONDS)]
    app?.push(one.app)
    database?.push((one.database - beside) / one.total)
  }
  const figure = (what: string, values: number[] = []) => ({ what, median: medianOf(values), runs: ROUNDS })
  return [
    { ...figure('a request, of the app’s processor', app), unit: 'ms' },
    { ...figure('a request, of PostgreSQL’s processor', database), unit: 'ms' },
    { what: 'an answer, compressed', median: await answerSize(web.url, requests), unit: 'KiB', runs: 1 },
  ]
}

/** KiB of an answer on its way to a browser, as a mean over a minute. */
async function answerSize(url: string, requests: readonly autocannon.Request[]): Promise<number> {
  let bytes = 0
  for (const { path, method = 'GET', headers, body } of requests) {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: headers as Record<string, string>,
      body: body ?? null,
    })
    bytes += HEADERS_BYTES + gzipSync(await answer.text(), GZIP).length
  }
  return bytes / requests.length / 1_024
}
