import { DBOSClient } from '@dbos-inc/dbos-sdk'
import type { FastifyBaseLogger } from 'fastify'
import { sql, type Transaction } from 'kysely'
import type pg from 'pg'
import type { Database } from '../../database/connect.ts'
import type { Tables } from '../../database/tables.ts'
import type { DatabaseAddress } from '../../settings-types.ts'
import { addressText, connectJournal, JOURNAL_CONNECTIONS } from './connection.ts'
import { journalLog } from './log.ts'
import { ADMITTED_QUEUE, APPLICATION, QUEUE, versionOf, WORKFLOW } from './names.ts'
import { ALL_STEPS, type DurableOrders, type Standing } from './runtime.ts'

/** Of the runs that went astray, how many are looked at in one go. */
const PAGE = 100

/** Orders to DBOS, from processes that work on runs and from those that do not. */
export async function openOrders(
  address: DatabaseAddress,
  protocol: number,
  log: FastifyBaseLogger,
): Promise<DurableOrders> {
  const pool = connectJournal(address, JOURNAL_CONNECTIONS.orders, log)
  const client = await DBOSClient.create({
    systemDatabaseUrl: addressText(address),
    systemDatabasePool: pool,
    applicationName: APPLICATION,
    logger: journalLog(log),
  })
  return new DbosOrders(client, pool, versionOf(protocol))
}

class DbosOrders implements DurableOrders {
  readonly #client: DBOSClient
  readonly #pool: pg.Pool
  readonly #version: string

  constructor(client: DBOSClient, pool: pg.Pool, version: string) {
    this.#client = client
    this.#pool = pool
    this.#version = version
  }

  /** Without a version: a new run is for the newest engine there is. */
  async enqueue(transaction: Transaction<Tables>, runId: string): Promise<void> {
    await sql`select dbos.enqueue_workflow(
      workflow_name => ${WORKFLOW}, queue_name => ${QUEUE}, workflow_id => ${runId}, application_name => ${APPLICATION}
    )`.execute(transaction)
  }

  /** By a statement of our own, since DBOS moves none within a transaction of the app. */
  async admit(transaction: Transaction<Tables>, runIds: readonly string[]): Promise<readonly string[]> {
    const { rows } = await sql<{ id: string }>`
      update dbos.workflow_status set queue_name = ${ADMITTED_QUEUE}
      where workflow_uuid = any(${runIds}) and status = 'ENQUEUED' and queue_name = ${QUEUE}
      returning workflow_uuid as id`.execute(transaction)
    return rows.map(({ id }) => id)
  }

  async suspend(runIds: readonly string[]): Promise<void> {
    if (runIds.length > 0) await this.#client.cancelWorkflows([...runIds])
  }

  async resume(runIds: readonly string[]): Promise<void> {
    if (runIds.length === 0) return
    await this.#client.resumeWorkflows([...runIds], { queueName: QUEUE })
    // DBOS resumes none that it believes done, which a run of ours can be without having ended.
    for (const [id, standing] of await this.look(runIds))
      if (standing === 'ended')
        await this.#client.rewindWorkflow(id, { startStep: ALL_STEPS, queueName: QUEUE })
  }

  async takenBy(database: Database, runId: string): Promise<string | undefined> {
    const { rows } = await sql<{ worker: string }>`
      select executor_id as worker from dbos.workflow_status
      where workflow_uuid = ${runId} and status = 'PENDING'`.execute(database)
    return rows[0]?.worker
  }

  async astray(database: Database, before: Date): Promise<readonly string[]> {
    const { rows } = await sql<{ id: string }>`
      select run.id from runs run left join dbos.workflow_status known on known.workflow_uuid = run.id::text
      where run.status = 'queued' and run.queued_at < ${before} and (
        known.status = 'ENQUEUED'
        and known.queue_name = case when run.admitted_at is null then ${QUEUE} else ${ADMITTED_QUEUE} end
        and coalesce(known.application_version, ${this.#version}) = ${this.#version}
      ) is not true
      order by run.queued_at limit ${PAGE}`.execute(database)
    return rows.map(({ id }) => id)
  }

  async finishedSteps(runId: string): Promise<number | undefined> {
    const { rows } = await this.#pool.query<{ steps: number[] | null }>(
      `select (select array_agg(function_id order by function_id) from dbos.operation_outputs o
        where o.workflow_uuid = w.workflow_uuid) as steps
       from dbos.workflow_status w where w.workflow_uuid = $1`,
      [runId],
    )
    const [known] = rows
    if (!known) return undefined
    const steps = known.steps ?? []
    const gap = steps.findIndex((step, index) => step !== index)
    return gap === -1 ? steps.length : gap
  }

  async fork(from: string, to: string, step: number): Promise<void> {
    await this.#client.forkWorkflow(from, step, {
      newWorkflowID: to,
      applicationVersion: this.#version,
      queueName: QUEUE,
    })
  }

  async rewind(runId: string, step: number): Promise<void> {
    await this.#client.rewindWorkflow(runId, {
      startStep: step,
      applicationVersion: this.#version,
      queueName: QUEUE,
    })
  }

  async look(runIds: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    if (runIds.length === 0) return new Map()
    const { rows } = await this.#pool.query<Known>(
      `select workflow_uuid as id, status, queue_name as queue, application_version as version
       from dbos.workflow_status where workflow_uuid = any($1)`,
      [runIds],
    )
    return new Map(rows.map((known) => [known.id, this.#standing(known)]))
  }

  async forget(runIds: readonly string[]): Promise<void> {
    if (runIds.length > 0) await this.#client.deleteWorkflows([...runIds])
  }

  async close(): Promise<void> {
    await this.#client.destroy()
    await this.#pool.end()
  }

  #standing({ status, queue, version }: Known): Standing {
    if (status === 'CANCELLED') return 'suspended'
    if (status === 'PENDING') return 'taken'
    if (status !== 'ENQUEUED') return 'ended'
    if (version !== null && version !== this.#version) return 'elsewhere'
    return queue === ADMITTED_QUEUE ? 'admitted' : 'waiting'
  }
}

/** A run as DBOS has it. */
interface Known {
  readonly id: string
  readonly status: string
  readonly queue: string | null
  readonly version: string | null
}
