import { sql } from 'kysely'
import { changeRun, type RunChange } from '../../features/runs/change.ts'
import type { RunRow } from '../../features/runs/rows.ts'
import type { BeatParts } from './beat.ts'
import { lastSignOfLife, mayJudge } from './presence.ts'
import { requeue } from './transitions.ts'

type RescueParts = BeatParts & { readonly onTheWayMs: number }

/**
 * A worker that lives begins what it took at once, or gives it back. After so many times what a worker may be silent, it
 * never learned that it took the run: the answer was lost with a connection.
 */
const LOST_AFTER_LEASES = 4

/**
 * Puts runs that wait where they will be found: those whose way from one queue to another was cut off. What is decided is
 * decided while nobody else can move the run; a worker that is about to begin it comes before or after.
 */
export async function rescueAstray(parts: RescueParts): Promise<void> {
  const before = new Date(parts.clock().getTime() - parts.onTheWayMs)
  const failures: unknown[] = []
  for (const id of await parts.orders.astray(parts.database, before))
    await changeRun(parts, id, (change) => rescue(parts, change)).catch((error) => failures.push(error))
  // Only now: one that cannot be helped must not keep the others from it.
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} runs went astray and stay so.`)
}

async function rescue(parts: RescueParts, change: RunChange): Promise<void> {
  const row = await change.lock()
  if (row.status !== 'queued') return
  const { orders } = parts
  const standing = (await orders.look([row.id])).get(row.id)
  switch (standing) {
    case 'waiting':
    case 'admitted':
      if (standing !== (row.admitted_at ? 'admitted' : 'waiting')) await requeue(parts, change)
      break
    case 'taken':
      if (!(await isInGoodHands(parts, change, row))) await requeue(parts, change)
      break
    case 'suspended':
    case 'ended':
      await requeue(parts, change)
      break
    case 'elsewhere':
      if (!(await hasOwnWorkers(parts, change))) await requeue(parts, change, { forThisEngine: true })
      break
    case undefined:
      if (row.forked_from !== null) await orders.fork(row.forked_from, row.id, row.forked_at_step ?? 0)
  }
}

/** Whether who took the run lives, as far as this worker may judge, and may not have come to begin it yet. */
async function isInGoodHands(parts: RescueParts, { transaction }: RunChange, row: RunRow): Promise<boolean> {
  const { orders, leaseMs } = parts
  const worker = await orders.takenBy(transaction, row.id)
  const { rows } = await sql<{ may: boolean; lives: boolean }>`
    select ${mayJudge(parts)} as may, exists (
      select from workers where id = ${worker ?? null} and seen_at > ${lastSignOfLife(leaseMs)}
        and ${row.admitted_at ?? row.queued_at} > ${lastSignOfLife(LOST_AFTER_LEASES * leaseMs)}) as lives`.execute(
    transaction,
  )
  return rows[0]?.may === false || rows[0]?.lives === true
}

/** An earlier version's run is finished by its own workers; once they are gone, it goes on with this engine. */
async function hasOwnWorkers({ protocol }: RescueParts, { transaction }: RunChange): Promise<boolean> {
  const others = await transaction
    .selectFrom('workers')
    .select('id')
    .where('protocol', '<>', protocol)
    .limit(1)
    .executeTakeFirst()
  return others !== undefined
}
