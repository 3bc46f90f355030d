import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { TeamVersion, TeamVersions } from '../../agents/definition.ts'
import type { DurableOrders } from '../../agents/durable/runtime.ts'
import type { Waits } from '../../agents/queue/waits.ts'
import { readCursor, writeCursor } from '../../database/cursor.ts'
import { AppError } from '../../errors/app-error.ts'
import type { LiveEvent } from '../../live/event.ts'
import { type ChangeParts, changeRun, type RunChange } from './change.ts'
import { compareRuns } from './comparison.ts'
import { wholeDetail } from './detail.ts'
import { forkRun } from './fork.ts'
import type { RunRepository } from './repository.ts'
import { type RunRow, runOf } from './rows.ts'
import type { Comparison, NewRun, Run, RunPage, RunQuery } from './schema.ts'
import { hasEnded } from './states.ts'

export interface RunServiceParts extends ChangeParts {
  readonly repository: RunRepository
  readonly orders: DurableOrders
  readonly versions: TeamVersions
  readonly waits: Pick<Waits, 'of'>
}

/** What people order of runs. */
export class RunService {
  readonly #parts: RunServiceParts

  constructor(parts: RunServiceParts) {
    this.#parts = parts
  }

  /** The same order under the same id a second time changes nothing. */
  async order({ id = randomUUID(), teamId, version, ...wanted }: NewRun, actor: string): Promise<Run> {
    return this.#queue(id, await this.#parts.versions.find(teamId, version), wanted, actor)
  }

  /** The same once more, or with another task or version. */
  async rerun(
    id: string,
    { task, version }: { readonly task?: string | undefined; readonly version?: number | undefined },
    actor: string,
  ): Promise<Run> {
    const before = await this.#find(id)
    const wanted = {
      task: task ?? before.task,
      ...(before.emergency_id !== null && { emergencyId: before.emergency_id }),
    }
    const which = await this.#parts.versions.find(before.team_id, version ?? before.version)
    return this.#queue(randomUUID(), which, wanted, actor)
  }

  /** A run that has done what this one did up to a step, and goes on from there by itself. */
  async fork(
    id: string,
    { step, task }: { readonly step: number; readonly task?: string | undefined },
    actor: string,
  ): Promise<Run> {
    const from = await this.#find(id)
    // A run that makes its plan itself makes another one when it is forked.
    if (from.plan_id !== null) throw new AppError('run/has-plan')
    return runOf(await forkRun(this.#parts, from, { step, task, actor }))
  }

  async find(id: string): Promise<Run> {
    const row = await this.#find(id)
    return runOf(row, (await this.#waitsOf([row])).get(id))
  }

  /** The newest first. */
  async list({ before, ...filter }: RunQuery): Promise<RunPage> {
    const after = before === undefined ? undefined : readCursor(before, z.uuid())
    const rows = await this.#parts.repository.newest({ ...filter, after })
    const last = rows.at(-1)
    const next =
      last && rows.length === filter.limit ? writeCursor({ createdAt: last.created_at, id: last.id }) : null
    const waits = await this.#waitsOf(rows)
    return { items: rows.map((row) => runOf(row, waits.get(row.id))), next }
  }

  async compare(a: string, b: string): Promise<Comparison> {
    return compareRuns(this.#parts.repository, await this.#find(a), await this.#find(b))
  }

  async eventDetail(id: string, seq: number): Promise<LiveEvent & { step: number; detail: unknown }> {
    const event = await this.#parts.repository.event(id, seq)
    if (!event) throw new AppError('run/event-not-found')
    const { at, kind, step, payload } = event
    const detail = await wholeDetail(event.detail, (branch, ordinal) =>
      this.#parts.repository.detailAt(id, branch, ordinal),
    )
    return { topic: `run:${id}`, seq, at: at.toISOString(), kind, step, payload, detail }
  }

  /** Ends a run at once; what is under way in it is broken off. A run that was cancelled already stays so. */
  async cancel(id: string, actor: string): Promise<Run> {
    const row = await changeRun(this.#parts, id, async (change) => {
      const row = await change.lock()
      if (row.status === 'cancelled') return row
      if (hasEnded(row.status)) throw new AppError('run/ended')
      return this.#end(change, `Cancelled by ${actor}.`, actor)
    })
    // The worker learns it from the run; this keeps what it does until then from being written down.
    await this.#parts.orders.suspend([id])
    return runOf(row)
  }

  /** Ends a run after the turn under way; where none is, at once. */
  async stop(id: string, actor: string): Promise<Run> {
    const row = await changeRun(this.#parts, id, async (change) => {
      const row = await change.lock()
      if (hasEnded(row.status)) throw new AppError('run/ended')
      if (row.status !== 'running')
        return this.#end(change, `Stopped by ${actor} before its next turn.`, actor)
      if (row.stop_requested_at) return row
      return change.move('stop-requested', { stop_requested_at: change.at }, { by: actor })
    })
    if (row.status === 'cancelled') await this.#parts.orders.suspend([id])
    return runOf(row)
  }

  /** Most pages show none that waits, and then nothing is asked. */
  #waitsOf(rows: readonly RunRow[]) {
    const queued = rows.filter(({ status, admitted_at }) => status === 'queued' && !admitted_at)
    return this.#parts.waits.of(queued.map(({ id }) => id))
  }

  #end(change: RunChange, reason: string, actor: string): Promise<RunRow> {
    return change.move(
      'run-cancelled',
      {
        ...{
          status: 'cancelled',
          stop_reason: reason,
          stop_code: 'cancelled',
          worker: null,
          deadline_at: null,
        },
        ended_at: change.at,
      },
      { reason, by: actor },
    )
  }

  async #queue(
    id: string,
    version: TeamVersion,
    wanted: Pick<NewRun, 'task' | 'emergencyId' | 'planId'>,
    actor: string,
  ): Promise<Run> {
    const row = await changeRun(this.#parts, id, async (change) => {
      const row = await change.transaction
        .insertInto('runs')
        .values({
          ...{ id, team_id: version.teamId, version_id: version.id, team_name: version.teamName },
          ...{ version: version.number, task: wanted.task, status: 'queued', created_by: actor },
          ...{ emergency_id: wanted.emergencyId, plan_id: wanted.planId },
          ...{ created_at: change.at, queued_at: change.at },
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returningAll()
        .executeTakeFirst()
      if (!row) return change.lock()
      await this.#parts.orders.enqueue(change.transaction, id)
      await change.record('run-queued', { by: actor })
      await change.recordForAll('run-queued', row)
      return row
    })
    return runOf(row)
  }

  async #find(id: string): Promise<RunRow> {
    const row = await this.#parts.repository.find(id)
    if (!row) throw new AppError('run/not-found')
    return row
  }
}
