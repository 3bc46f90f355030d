import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clientConfig } from '../src/database/client-config.ts'
import { connectDatabase, type Database } from '../src/database/connect.ts'
import { migrate } from '../src/database/migrations.ts'
import { ReportRepository } from '../src/features/reports/repository.ts'
import { startEntrance } from './entrance.ts'
import { startEnvironment, type TestEnvironment } from './environment.ts'
import { logger, oneTo } from './live-world.ts'
import { eventually } from './processes.ts'

/** Two servers, of which one follows the other, behind an address that leads to the one or the other. */
const START_MS = 90_000
/** What is tried is what becomes of work, not how long a busy machine takes. */
const unhurried = { patienceMs: 60_000, connectMs: 60_000 }

let environment: TestEnvironment
let standby: Awaited<ReturnType<TestEnvironment['postgres']['startStandby']>>
let entrance: Awaited<ReturnType<typeof startEntrance>>
let database: Database
let observer: pg.Client

beforeAll(async () => {
  environment = await startEnvironment()
  const { postgres } = environment
  await migrate(postgres.address, join(import.meta.dirname, '../src/migrations'), logger)
  standby = await postgres.startStandby()
  observer = new pg.Client({ ...clientConfig(standby.address), application_name: 'observer' })
  await observer.connect()
  entrance = await startEntrance()
  entrance.choose(postgres.address.port)
  database = connectDatabase({ ...postgres.address, port: entrance.port }, logger, unhurried)
  // As in the cloud: what is acknowledged is on both.
  await sql`alter system set synchronous_standby_names = '*'`.execute(database)
  await sql`select pg_reload_conf()`.execute(database)
}, START_MS)

afterAll(async () => {
  await database?.destroy()
  await observer?.end()
  entrance?.stop()
  await standby?.stop()
  await environment?.stop()
})

function aReport() {
  const at = new Date()
  return { id: randomUUID(), title: '溃口', body: '…', severity: 'high' as const, place: '', created_at: at }
}

/** How many connections to the standby have tried to insert something. */
async function insertsTried(): Promise<number> {
  const { rows } = await observer.query(
    `select pid from pg_stat_activity where application_name = 'safe-system' and query ilike 'insert%'`,
  )
  return rows.length
}

it('loses no acknowledged write and writes none twice when a standby takes over', {
  timeout: START_MS,
}, async () => {
  const reports = new ReportRepository(database)
  const acknowledged: string[] = []
  let over = false
  const workers = oneTo(4).map(async () => {
    while (!over) {
      const report = aReport()
      await reports.insert(report)
      acknowledged.push(report.id)
      await reports.newest(3)
    }
  })
  const more = async (count: number) => {
    const wanted = acknowledged.length + count
    await eventually(async () => expect(acknowledged.length).toBeGreaterThanOrEqual(wanted), START_MS)
  }
  await more(20)

  await environment.postgres.stop()
  entrance.choose(standby.address.port)
  // The address leads there before the standby may write, as names do: nobody gets further than a refusal.
  await eventually(async () => expect(await insertsTried()).toBeGreaterThan(0), START_MS)
  await observer.query('select pg_promote()')
  await more(20)
  over = true
  await Promise.all(workers)

  const { rows } = await observer.query<{ id: string }>('select id from reports')
  expect(rows.map(({ id }) => id).sort()).toEqual(acknowledged.sort())
})
