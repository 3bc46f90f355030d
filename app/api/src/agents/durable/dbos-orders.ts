import { DBOSClient } from '@dbos-inc/dbos-sdk'
import type { FastifyBaseLogger } from 'fastify'
import { sql, type Transaction } from 'kysely'
import type pg from 'pg'
import type { Tables } from '../../database/tables.ts'
import type { DatabaseAddress } from '../../settings-types.ts'
import { addressText, connectJournal, JOURNAL_CONNECTIONS } from './connection.ts'
import { journalLog } from './log.ts'
import { APPLICATION, QUEUE, versionOf, WORKFLOW } from './names.ts'
import type { DurableOrders, Standing } from './runtime.ts'

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

  async suspend(runIds: readonly string[]): Promise<void> {
    if (runIds.length > 0) await this.#client.cancelWorkflows([...runIds])
  }

  async resume(runIds: readonly string[]): Promise<void> {
    if (runIds.length > 0) await this.#client.resumeWorkflows([...runIds], { queueName: QUEUE })
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
    const { rows } = await this.#pool.query<{ id: string; status: string; version: string | null }>(
      `select workflow_uuid as id, status, application_version as version
       from dbos.workflow_status where workflow_uuid = any($1)`,
      [runIds],
    )
    return new Map(rows.map(({ id, status, version }) => [id, this.#standing(status, version)]))
  }

  async forget(runIds: readonly string[]): Promise<void> {
    if (runIds.length > 0) await this.#client.deleteWorkflows([...runIds])
  }

  async close(): Promise<void> {
    await this.#client.destroy()
    await this.#pool.end()
  }

  #standing(status: string, version: string | null): Standing {
    if (status === 'CANCELLED') return 'suspended'
    if (status !== 'ENQUEUED') return 'taken'
    return version === null || version === this.#version ? 'queued' : 'elsewhere'
  }
}
