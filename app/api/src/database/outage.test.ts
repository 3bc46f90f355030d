import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startEnvironment, type TestEnvironment } from '../../test/environment.ts'
import { oneTo } from '../../test/live-world.ts'
import { eventually } from '../../test/processes.ts'
import { ReportRepository } from '../features/reports/repository.ts'
import { connectDatabase, type Database } from './connect.ts'
import { migrate } from './migrations.ts'
import { InterruptedError, isAway } from './outage.ts'
import { Patience } from './patience.ts'
import { persist } from './persist.ts'

const logger = pino({ level: 'silent' })
/** As long as a restart takes where everything else is tested at the same time: what is tried here is not how long. */
const unhurried = { patienceMs: 60_000, connectMs: 60_000 }
let environment: TestEnvironment
let database: Database
let bystander: Database

beforeAll(async () => {
  environment = await startEnvironment()
  await migrate(environment.postgres.address, join(import.meta.dirname, '../migrations'), logger)
  database = connectDatabase(environment.postgres.address, logger, unhurried)
  bystander = connectDatabase(environment.postgres.address, logger, unhurried)
  await sql`create table counters (id text primary key, value integer not null)`.execute(database)
}, 90_000)

beforeEach(async () => {
  await sql`delete from counters`.execute(bystander)
  await sql`insert into counters values ('visits', 0)`.execute(bystander)
})

afterAll(async () => {
  await database.destroy()
  await bystander.destroy()
  await environment.stop()
})

function aReport() {
  return {
    id: randomUUID(),
    title: '塌方',
    body: '国道中断。',
    severity: 'high' as const,
    place: '',
    created_at: new Date(),
  }
}

async function visits(): Promise<number> {
  const { rows } = await sql<{ value: number }>`select value from counters where id = 'visits'`.execute(
    bystander,
  )
  return rows[0]?.value ?? Number.NaN
}

/** Takes the database away while `traffic` is at work, and gives it back. */
async function duringRestart(traffic: (goesOn: () => boolean) => Promise<void>[]): Promise<void> {
  let over = false
  const workers = traffic(() => !over)
  await environment.postgres.stop()
  await environment.postgres.start()
  over = true
  await Promise.all(workers)
}

it('lets reads and repeatable writes wait while PostgreSQL restarts, and writes nothing twice', async () => {
  const reports = new ReportRepository(database)
  const acknowledged: string[] = []
  await duringRestart((goesOn) =>
    oneTo(8).map(async () => {
      while (goesOn()) {
        const report = aReport()
        await reports.insert(report)
        acknowledged.push(report.id)
        await reports.newest(3)
      }
    }),
  )
  const { rows } = await sql<{ id: string }>`select id from reports`.execute(bystander)
  expect(rows.map(({ id }) => id).sort()).toEqual(acknowledged.sort())
}, 90_000)

it('counts a transaction that was cut off once, or says that it does not know', async () => {
  let acknowledged = 0
  let unknown = 0
  await duringRestart((goesOn) =>
    oneTo(4).map(async () => {
      while (goesOn()) {
        try {
          await persist(() =>
            database.transaction().execute(async (transaction) => {
              await sql`update counters set value = value + 1`.execute(transaction)
            }),
          )
          acknowledged++
        } catch (error) {
          if (!(error instanceof InterruptedError)) throw error
          expect(error.effect).toBe('unknown')
          unknown++
        }
      }
    }),
  )
  const counted = await visits()
  expect(counted).toBeGreaterThanOrEqual(acknowledged)
  expect(counted).toBeLessThanOrEqual(acknowledged + unknown)
}, 90_000)

it('begins a transaction anew whose connection was lost in the middle, and lives on', async () => {
  let attempts = 0
  await persist(() =>
    database.transaction().execute(async (transaction) => {
      attempts++
      await sql`update counters set value = value + 1`.execute(transaction)
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
      if (attempts === 1) await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(bystander)
      await sql`update counters set value = value + 1`.execute(transaction)
    }),
  )
  expect(attempts).toBe(2)
  expect(await visits()).toBe(2)
})

it('takes another connection where one leads to a server that only reads, as after a fail-over', async () => {
  await sql`alter role safe set default_transaction_read_only = on`.execute(bystander)
  const stranded = connectDatabase(environment.postgres.address, logger, unhurried)
  // Each of these connections was opened while the server was a standby, and stays with it.
  await Promise.all(oneTo(5).map(() => sql`select pg_sleep(0.05)`.execute(stranded)))
  await sql`alter role safe reset default_transaction_read_only`.execute(bystander)

  await Promise.all(oneTo(5).map(() => sql`update counters set value = value + 1`.execute(stranded)))
  await Promise.all(
    oneTo(5).map(() =>
      persist(() =>
        stranded.transaction().execute(async (transaction) => {
          await sql`update counters set value = value + 1`.execute(transaction)
        }),
      ),
    ),
  )
  expect(await visits()).toBe(10)
  await stranded.destroy()
})

it('says that PostgreSQL is away once the patience is at its end, and heals by itself', async () => {
  const hasty = connectDatabase(environment.postgres.address, logger, { patienceMs: 100 })
  const reports = new ReportRepository(hasty)
  await environment.postgres.stop()
  await expect(reports.newest(1)).rejects.toMatchObject({ code: 'dependency/unavailable' })
  await environment.postgres.start()
  await eventually(() => reports.newest(1), unhurried.patienceMs)
  await hasty.destroy()
})

it('says so also to whom it was lost in the middle of a read, and no other connection was to be had for', async () => {
  const hasty = connectDatabase(environment.postgres.address, logger, { patienceMs: 100 })
  const answer = sql`select pg_sleep(60)`.execute(hasty).catch((error: unknown) => error)
  const asleep = sql`select 1 from pg_stat_activity where query like 'select pg_sleep(60)%'`
  await eventually(async () => expect((await asleep.execute(bystander)).rows).toHaveLength(1))
  await environment.postgres.stop()
  expect(await answer).toSatisfy(isAway)
  await environment.postgres.start()
  await hasty.destroy()
})

it('waits for an outage, not for each of those whom it meets', async () => {
  const patience = new Patience(60)
  let attempt = 0
  while (await patience.wait(++attempt)) {}
  expect(await patience.wait(1)).toBe(false)
  patience.end()
  expect(await patience.wait(1)).toBe(true)
})
