import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import pLimit from 'p-limit'
import { openOrders } from '../src/agents/durable/dbos-orders.ts'
import { migrateJournal } from '../src/agents/durable/migrate.ts'
import { ENGINE_PROTOCOL } from '../src/agents/durable/names.ts'
import { Waits } from '../src/agents/queue/waits.ts'
import { LEASE_MS } from '../src/agents/runs/lease.ts'
import { systemClock } from '../src/clock.ts'
import { connectDatabase } from '../src/database/connect.ts'
import { migrate } from '../src/database/migrations.ts'
import { AnswerService } from '../src/features/runs/answers.ts'
import { RunRepository } from '../src/features/runs/repository.ts'
import type { Run } from '../src/features/runs/schema.ts'
import { RunService } from '../src/features/runs/service.ts'
import type { RunStatus } from '../src/features/runs/states.ts'
import { CountingModel, type ModelCall } from './counting-model.ts'
import { startEnvironment } from './environment.ts'
import { logger } from './live-world.ts'
import { end, eventually } from './processes.ts'
import { fixedVersions, type TeamName, teamIdOf } from './run-teams.ts'
import type { WorkerTraits } from './run-worker.ts'

/** Hundreds at once would wait longer for a connection than the app lets anybody wait. */
const ORDERS_AT_ONCE = 8
const AN_HOUR_MS = 3_600_000

export type RunWorld = Awaited<ReturnType<typeof startRunWorld>>

/** A database, a model that counts, and workers in processes of their own. */
export async function startRunWorld() {
  const environment = await startEnvironment()
  const { address, url } = environment.postgres
  await migrate(address, join(import.meta.dirname, '../src/migrations'), logger)
  await migrateJournal(address)
  const database = connectDatabase(address, logger)
  const orders = await openOrders(address, ENGINE_PROTOCOL, logger)
  const model = new CountingModel()
  const modelUrl = await model.listen()
  const repository = new RunRepository(database)
  const announcer = { announce: () => {} }
  const parts = { database, announcer, clock: systemClock, orders, repository, versions: fixedVersions() }
  const waits = new Waits({ database, caps: { all: 100 }, leaseMs: LEASE_MS })
  const runs = new RunService({ ...parts, waits })
  const children = new Map<string, ChildProcess>()

  /** A worker as a process of its own, once it is there. */
  async function startWorker(traits: Partial<WorkerTraits> = {}) {
    const env = { ...process.env, DATABASE_URL: url, WORKER: JSON.stringify({ modelUrl, ...traits }) }
    const child = fork(join(import.meta.dirname, 'run-process.ts'), {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const [{ id }] = (await once(child, 'message')) as [{ id: string }]
    children.set(id, child)
    return {
      id,
      signal: (signal: NodeJS.Signals) => child.kill(signal),
      kill: () => killWorker(id),
      stop: () => end(child, 'SIGTERM'),
    }
  }

  /** At once, as the kernel does when memory is short. */
  async function killWorker(id: string): Promise<void> {
    const child = children.get(id)
    if (!child) throw new Error(`There is no worker ${id}.`)
    await end(child, 'SIGKILL')
  }

  /** A worker that says of itself that it lives, and has long done so; the test does what it would do. */
  async function playWorker(id: string): Promise<void> {
    const [longAgo, later] = [new Date(Date.now() - 2 * AN_HOUR_MS), new Date(Date.now() + AN_HOUR_MS)]
    const row = {
      id,
      name: id,
      protocol: 1,
      capacity: 9,
      started_at: longAgo,
      well_since: longAgo,
      seen_at: later,
    }
    await database.insertInto('workers').values(row).execute()
  }

  /** As the engine does when a worker takes a run from the queue. */
  async function take(id: string, worker: string): Promise<void> {
    await sql`update dbos.workflow_status set status = 'PENDING', executor_id = ${worker}
      where workflow_uuid = ${id} and status = 'ENQUEUED' and queue_name = 'agent-runs-admitted'`.execute(
      database,
    )
  }

  /** Resolves with the call of this number, which is left without an answer. */
  function hangUpAt(number: number): Promise<ModelCall> {
    const { promise, resolve } = Promise.withResolvers<ModelCall>()
    model.beforeAnswer = async (call) => {
      if (call.number !== number) return
      resolve(call)
      await call.brokenOff
    }
    return promise
  }

  const orderly = pLimit(ORDERS_AT_ONCE)

  async function order(team: TeamName, task = 'go'): Promise<string> {
    const { id } = await orderly(() => runs.order({ teamId: teamIdOf(team), task }, 'somebody'))
    return id
  }

  /** The run, once it has come to this status. */
  const until = (id: string, status: RunStatus): Promise<Run> =>
    eventually(async () => {
      const run = await runs.find(id)
      if (run.status !== status) throw new Error(`The run is ${run.status}: ${run.stopReason}`)
      return run
    }, 25_000)

  /** What the run told, as `kind` or `speaker: text`, in order. */
  async function told(id: string): Promise<string[]> {
    const events = await database
      .selectFrom('run_events')
      .select(['seq', 'kind', 'payload'])
      .where('run_id', '=', id)
      .orderBy('seq')
      .execute()
    if (events.some(({ seq }, index) => Number(seq) !== index + 1)) throw new Error('Numbers are missing.')
    return events.map(({ kind, payload }) => {
      if (kind !== 'message') return kind
      const { message } = payload as { message: { source: string; content: unknown } }
      return `${message.source}: ${message.content}`
    })
  }

  /** What was said in it, in order. */
  const said = async (id: string) => (await told(id)).filter((line) => line.includes(': '))

  /** What the steps of these runs gave, as it is written down. */
  async function journalOf(ids: readonly string[]): Promise<string[]> {
    const { rows } = await sql<{ output: string | null }>`
      select output from dbos.operation_outputs where workflow_uuid = any(${ids})`.execute(database)
    return rows.map(({ output }) => output ?? '')
  }

  /** Ends what a test has begun, so that the next one begins with nothing. */
  async function reset(): Promise<void> {
    await Promise.all([...children.values()].map((child) => end(child, 'SIGKILL')))
    children.clear()
    model.calls.length = 0
    model.answered.clear()
    model.beforeAnswer = () => {}
    const open = await database
      .selectFrom('runs')
      .select('id')
      .where('status', 'in', ['queued', 'running', 'waiting'])
      .execute()
    for (const { id } of open) await runs.cancel(id, 'test')
    await database.deleteFrom('workers').execute()
  }

  async function stop(): Promise<void> {
    await reset()
    await model.close()
    await orders.close()
    await database.destroy()
    await environment.stop()
  }
  return {
    ...{ environment, database, orders, model, modelUrl, runs, answers: new AnswerService(parts) },
    ...{
      startWorker,
      playWorker,
      take,
      killWorker,
      hangUpAt,
      order,
      until,
      told,
      said,
      journalOf,
      reset,
      stop,
    },
  }
}
