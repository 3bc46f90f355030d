import { sql, type Transaction } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Tables } from '../../database/tables.ts'
import type { DurableOrders } from '../durable/runtime.ts'
import { choose, type RunCaps, type WaitingRun } from './choose.ts'
import { lookAtQueue, mayAnyBegin } from './look.ts'

export interface AdmissionParts {
  readonly database: Database
  readonly orders: Pick<DurableOrders, 'admit'>
  readonly caps: RunCaps
  /** How long a worker that is not seen counts as alive. */
  readonly leaseMs: number
}

/** Any number that nobody else locks: one process at a time decides who begins, and so holds the caps of all. */
const LOCK = 4_071_965_012
/** A run that the engine does not have in its queue is on its way there, or is rescued. */
const NOT_AGAIN_MS = 1_000

/** Lets runs that wait begin as places become free. Every worker does it for all of them. */
export class Admission {
  readonly #parts: AdmissionParts
  readonly #notThere = new Map<string, number>()

  constructor(parts: AdmissionParts) {
    this.#parts = parts
  }

  /** How many were let in. */
  async look(): Promise<number> {
    const { database, caps, leaseMs } = this.#parts
    // One statement as a rule, while none waits or no place is free.
    if (!(await mayAnyBegin(database, { most: caps.all, leaseMs }))) return 0
    return database.transaction().execute((transaction) => this.#admit(transaction))
  }

  async #admit(transaction: Transaction<Tables>): Promise<number> {
    const { orders, caps, leaseMs } = this.#parts
    const { rows } = await sql<{ ours: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as ours`.execute(
      transaction,
    )
    // Somebody else decides at this moment, by what is there for all to see.
    if (!rows[0]?.ours) return 0
    const queue = await lookAtQueue(transaction, { mostOfEach: caps.all, leaseMs })
    const waiting = queue.waiting.filter(({ id }) => this.#mayBeThere(id))
    const chosen = await holdStill(transaction, choose({ ...queue, waiting, caps }))
    if (chosen.length === 0) return 0
    const admitted = new Set(
      await orders.admit(
        transaction,
        chosen.map(({ id }) => id),
      ),
    )
    for (const { id } of chosen) if (!admitted.has(id)) this.#notThere.set(id, performance.now())
    const begun = chosen.filter(({ id }) => admitted.has(id))
    if (begun.length > 0) await writeDown(transaction, begun, Math.max(0, ...queue.turns.values()))
    return begun.length
  }

  #mayBeThere(id: string): boolean {
    const since = this.#notThere.get(id)
    if (since === undefined) return true
    if (performance.now() - since < NOT_AGAIN_MS) return false
    this.#notThere.delete(id)
    return true
  }
}

/**
 * Locks those of these runs that nobody moves at this moment; the others are for the next look. Who moves a run has the
 * engine move it, too, and would wait for ever for one who waits for him.
 */
async function holdStill(
  transaction: Transaction<Tables>,
  chosen: readonly WaitingRun[],
): Promise<readonly WaitingRun[]> {
  if (chosen.length === 0) return []
  const held = await transaction
    .selectFrom('runs')
    .select('id')
    .where(
      'id',
      'in',
      chosen.map(({ id }) => id),
    )
    .where('status', '=', 'queued')
    .where('admitted_at', 'is', null)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  const ids = new Set(held.map(({ id }) => id))
  return chosen.filter(({ id }) => ids.has(id))
}

async function writeDown(
  transaction: Transaction<Tables>,
  begun: readonly WaitingRun[],
  lastTurn: number,
): Promise<void> {
  const ids = begun.map(({ id }) => id)
  await transaction
    .updateTable('runs')
    .set({ admitted_at: sql<Date>`now()` })
    .where('id', 'in', ids)
    .execute()
  const turns = new Map(begun.map(({ team }, index) => [team, lastTurn + index + 1]))
  await transaction
    .insertInto('team_turns')
    .values([...turns].map(([team_id, turn]) => ({ team_id, turn })))
    .onConflict((conflict) =>
      conflict.column('team_id').doUpdateSet(({ ref }) => ({ turn: ref('excluded.turn') })),
    )
    .execute()
}
