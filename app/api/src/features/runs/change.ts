import type { Transaction, Updateable } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import type { Tables } from '../../database/tables.ts'
import { AppError } from '../../errors/app-error.ts'
import { changeAndAnnounce } from '../../live/change.ts'
import type { Announcer, LiveEvent } from '../../live/event.ts'
import { appendListEvent, appendRunEvent } from './events.ts'
import type { RunRow } from './rows.ts'
import type { RunTables } from './tables.ts'

export interface ChangeParts {
  readonly database: Database
  readonly announcer: Announcer
  readonly clock: Clock
}

/** Carries out a change of one run, by a person or by the process that works on it. Twice must be the same as once. */
export function changeRun<T>(
  parts: ChangeParts,
  runId: string,
  work: (change: RunChange) => Promise<T>,
): Promise<T> {
  const at = parts.clock()
  return changeAndAnnounce(
    parts,
    (transaction, tell) => work(new RunChange(runId, { transaction, tell, at })),
    {
      repeatable: true,
    },
  )
}

/** One transaction on a run, and what is recorded of it. */
export class RunChange {
  readonly runId: string
  readonly transaction: Transaction<Tables>
  readonly at: Date
  readonly #tell: (event: LiveEvent) => void

  constructor(
    runId: string,
    parts: {
      readonly transaction: Transaction<Tables>
      readonly tell: (event: LiveEvent) => void
      readonly at: Date
    },
  ) {
    this.runId = runId
    this.transaction = parts.transaction
    this.at = parts.at
    this.#tell = parts.tell
  }

  /** The run, which nobody else changes until the transaction ends. */
  async lock(): Promise<RunRow> {
    const row = await this.transaction
      .selectFrom('runs')
      .selectAll()
      .where('id', '=', this.runId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!row) throw new AppError('run/not-found')
    return row
  }

  async record(kind: string, payload: Record<string, unknown> = {}): Promise<void> {
    this.#tell(await appendRunEvent(this.transaction, this.runId, { kind, payload, at: this.at }))
  }

  /** Also for those who watch the list: to be called last, since one row orders the list for all. */
  async recordForAll(kind: string, row: RunRow): Promise<void> {
    const payload = { runId: row.id, teamId: row.team_id, teamName: row.team_name, status: row.status }
    this.#tell(await appendListEvent(this.transaction, { kind, payload, at: this.at }))
  }

  /** Moves the run on to another status, and tells. To be called last. */
  async move(
    kind: string,
    set: Updateable<RunTables['runs']>,
    payload: Record<string, unknown> = {},
  ): Promise<RunRow> {
    await this.record(kind, payload)
    const row = await this.transaction
      .updateTable('runs')
      .set(set)
      .where('id', '=', this.runId)
      .returningAll()
      .executeTakeFirstOrThrow()
    await this.recordForAll(kind, row)
    return row
  }
}
