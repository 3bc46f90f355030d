import { DBOS, Error as DbosError } from '@dbos-inc/dbos-sdk'
import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import type { DatabaseAddress } from '../../settings-types.ts'
import type { Json } from '../json.ts'
import { addressText, connectJournal, JOURNAL_CONNECTIONS } from './connection.ts'
import { journalLog } from './log.ts'
import { ADMITTED_QUEUE, APPLICATION, versionOf, WORKFLOW } from './names.ts'
import { type DurableWorker, JournalMismatch, NotOurs, type StepJournal, type WorkOnRun } from './runtime.ts'

export interface DbosWorkerOptions {
  /** Of this process and no other, not even of the one before it on the same host. */
  readonly id: string
  readonly protocol: number
  /** Runs at once in this process. */
  readonly capacity: number
  readonly address: DatabaseAddress
  readonly log: FastifyBaseLogger
}

/** Half of it is how long a free place stays empty on average; each look costs a process half a millisecond. */
const LOOK_EVERY_MS = 25

/** DBOS knows one worker in a process, so that what it works by is registered once, for whichever is there. */
let current: WorkOnRun | undefined
DBOS.registerWorkflow(
  async () => {
    const runId = DBOS.workflowID
    if (runId === undefined || !current) throw new Error('No worker of this process takes runs.')
    await current(runId, dbosJournal)
  },
  { name: WORKFLOW },
)

export class DbosWorker implements DurableWorker {
  readonly #options: DbosWorkerOptions
  readonly #work: WorkOnRun
  #pool: pg.Pool | undefined

  constructor(options: DbosWorkerOptions, work: WorkOnRun) {
    this.#options = options
    this.#work = work
  }

  async start(): Promise<void> {
    const { id, protocol, capacity, address, log } = this.#options
    if (current) throw new Error('This process has a worker already.')
    current = this.#work
    this.#pool = connectJournal(address, JOURNAL_CONNECTIONS.worker, log)
    DBOS.setConfig({
      name: APPLICATION,
      systemDatabaseUrl: addressText(address),
      systemDatabasePool: this.#pool,
      executorID: id,
      applicationVersion: versionOf(protocol),
      listenQueues: [ADMITTED_QUEUE],
      runMigrations: false,
      // Nothing here waits for DBOS's messages and events.
      useListenNotify: false,
      logger: journalLog(log),
    })
    try {
      await DBOS.launch()
      await DBOS.registerQueue(ADMITTED_QUEUE, {
        // Of all processes together as many are admitted as may be at work; processes then need no regard for each other.
        workerConcurrency: capacity,
        minPollingIntervalMs: LOOK_EVERY_MS,
        onConflict: 'always_update',
      })
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  async stop(): Promise<void> {
    if (current !== this.#work) return
    await DBOS.shutdown()
    current = undefined
    await this.#pool?.end()
  }
}

/** DBOS knows which workflow it is called from. */
const dbosJournal: StepJournal = {
  async step<T extends Json>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await DBOS.runStep(work, { name })
    } catch (error) {
      if (error instanceof DbosError.DBOSUnexpectedStepError) throw new JournalMismatch(error.stepID, error)
      if (isTakenAway(error) || !DBOS.isInitialized()) throw new NotOurs(error)
      throw error
    }
  },
}

function isTakenAway(error: unknown): boolean {
  return (
    error instanceof DbosError.DBOSWorkflowConflictError ||
    error instanceof DbosError.DBOSWorkflowCancelledError
  )
}
