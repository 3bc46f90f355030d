import { type ChangeParts, changeRun, type RunChange } from '../../features/runs/change.ts'
import type { RunRow } from '../../features/runs/rows.ts'
import type { RunStatus, StopCode } from '../../features/runs/states.ts'
import { ALL_STEPS, type DurableOrders } from '../durable/runtime.ts'

/** How a run moves on by the hand of the processes that work on runs; what people do to it is the service's. */

/**
 * Whoever puts a run into the queue has the engine do so while nobody else can change the run: it is then in both queues or
 * in neither, whenever the process dies.
 */
export interface QueueParts extends ChangeParts {
  readonly orders: Pick<DurableOrders, 'resume' | 'rewind' | 'suspend' | 'takenBy'>
}

/** How a run ended. */
export interface Ending {
  readonly status: Extract<RunStatus, 'completed' | 'failed'>
  readonly reason: string
  readonly code?: StopCode
}

/** Which execution of a run writes. */
export interface Execution {
  readonly runId: string
  readonly worker: string
  readonly attempt: number
}

/**
 * Takes a queued run for this worker; undefined where it is not to be worked on. What the queue took from the worker again
 * while it was on its way here is somebody else's to begin: the row would else be this worker's for ever.
 */
export function begin(
  parts: ChangeParts & { readonly orders: Pick<DurableOrders, 'takenBy'> },
  runId: string,
  worker: string,
  runSeconds: number,
): Promise<RunRow | undefined> {
  return changeRun(parts, runId, async (change) => {
    const row = await change.lock()
    const begunBefore = row.status === 'running' && row.worker === worker
    if (row.status !== 'queued' && !begunBefore) return undefined
    if ((await parts.orders.takenBy(change.transaction, runId)) !== worker) return undefined
    const leftMs = Number(row.left_ms ?? runSeconds * 1000)
    const attempt = row.attempt + 1
    return change.move(
      'run-started',
      {
        ...{ status: 'running', worker, attempt, left_ms: null, admitted_at: null },
        started_at: row.started_at ?? change.at,
        deadline_at: row.deadline_at ?? new Date(change.at.getTime() + leftMs),
      },
      { worker, attempt },
    )
  })
}

/** Whether it was this execution's to say. */
export function finish(parts: ChangeParts, execution: Execution, ending: Ending): Promise<boolean> {
  return changeRun(parts, execution.runId, async (change) => {
    if (!isOurs(await change.lock(), execution)) return false
    const { status, reason, code } = ending
    await change.transaction.deleteFrom('run_branch_steps').where('run_id', '=', execution.runId).execute()
    await change.move(
      `run-${status}`,
      {
        ...{ status, stop_reason: reason, stop_code: code ?? null, worker: null, deadline_at: null },
        ended_at: change.at,
      },
      { reason, ...(code && { code }) },
    )
    return true
  })
}

/**
 * Lets a run that was suspended wait for answers to these questions without a worker; its time stands still meanwhile.
 * Where an answer came between, it is queued again instead.
 */
export function park(
  parts: QueueParts,
  execution: Execution,
  questions: readonly string[],
): Promise<'waiting' | 'queued' | 'lost'> {
  return changeRun(parts, execution.runId, async (change) => {
    const row = await change.lock()
    if (!isOurs(row, execution)) return 'lost'
    const answered = await change.transaction
      .selectFrom('run_questions')
      .select('id')
      .where('id', 'in', questions)
      .where('answered_at', 'is not', null)
      .executeTakeFirst()
    const status = answered ? 'queued' : 'waiting'
    if (answered) await parts.orders.resume([execution.runId])
    const leftMs = Math.max((row.deadline_at?.getTime() ?? 0) - change.at.getTime(), 0)
    await change.move(`run-${status}`, {
      ...{ status, worker: null, deadline_at: null, left_ms: leftMs },
      queued_at: change.at,
    })
    return status
  })
}

/** Puts a run back into the queue, if it is still this worker's: at work, or taken and not begun. */
export function putBack(
  parts: QueueParts,
  runId: string,
  worker: string,
  why: 'worker-died' | 'worker-stopped',
): Promise<boolean> {
  return changeRun(parts, runId, async (change) => {
    const row = await change.lock()
    if (row.status === 'queued' && (await parts.orders.takenBy(change.transaction, runId)) === worker) {
      await requeue(parts, change)
      return true
    }
    if (row.status !== 'running' || row.worker !== worker) return false
    await parts.orders.resume([runId])
    await change.move('run-queued', { status: 'queued', worker: null, queued_at: change.at }, { why, worker })
    return true
  })
}

/** Has a run wait for its turn again that was on its way to a worker. The run is locked. */
export async function requeue(
  { orders }: Pick<QueueParts, 'orders'>,
  { runId, transaction }: RunChange,
  { forThisEngine = false } = {},
): Promise<void> {
  if (forThisEngine) {
    await orders.suspend([runId])
    await orders.rewind(runId, ALL_STEPS)
  } else await orders.resume([runId])
  await transaction.updateTable('runs').set({ admitted_at: null }).where('id', '=', runId).execute()
}

/** Has a run begun anew from a step whose successors the engine cannot follow any more. */
export function rewind(parts: QueueParts, execution: Execution, step: number): Promise<boolean> {
  return changeRun(parts, execution.runId, async (change) => {
    if (!isOurs(await change.lock(), execution)) return false
    // What was told afterwards stays told, and is not what will be told now.
    await change.transaction
      .updateTable('run_events')
      .set({ ordinal: null })
      .where('run_id', '=', execution.runId)
      .where('step', '>', step)
      .where('ordinal', 'is not', null)
      .execute()
    await parts.orders.rewind(execution.runId, step)
    await change.transaction.deleteFrom('run_branch_steps').where('run_id', '=', execution.runId).execute()
    await change.move(
      'run-queued',
      { status: 'queued', worker: null, queued_at: change.at },
      { why: 'rewound', step },
    )
    return true
  })
}

function isOurs(row: RunRow, { worker, attempt }: Execution): boolean {
  return row.status === 'running' && row.worker === worker && row.attempt === attempt
}
