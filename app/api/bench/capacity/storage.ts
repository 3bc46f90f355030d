import { sql } from 'kysely'
import { Retention } from '../../src/features/runs/retention.ts'
import type { RunWorld } from '../../test/run-world.ts'
import type { Figure } from '../figure.ts'

const DAY_MS = 86_400_000
/** After which nothing is forgotten any more. */
const RETAINED_DAYS = 91

/**
 * What so many turns left behind in the database: what is forgotten with their journals, and what stays.
 *
 * @param empty its size before them, in KiB
 */
export async function storageOfTurns(world: RunWorld, turns: number, empty: number): Promise<Figure[]> {
  const { database, orders } = world
  const fresh = await databaseSize(world)
  const clock = () => new Date(Date.now() + RETAINED_DAYS * DAY_MS)
  await new Retention({ database, orders, clock }).run()
  const lasting = await databaseSize(world)
  const each = (kibibytes: number) => ({ median: kibibytes / turns, unit: 'KiB' as const, runs: turns })
  return [
    { what: 'a turn, in the database for three months', ...each(fresh - lasting) },
    { what: 'a turn, in the database for good', ...each(lasting - empty) },
  ]
}

/** KiB of what is in it, without the room that was left by what is no more. */
export async function databaseSize({ database }: RunWorld): Promise<number> {
  await sql`vacuum full`.execute(database)
  const { rows } = await sql<{ bytes: string }>`
    select pg_database_size(current_database()) as bytes`.execute(database)
  return Number(rows[0]?.bytes) / 1_024
}
