import { sql, type Transaction } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Tables } from '../../database/tables.ts'
import { limitedVersions } from '../limits/limited.ts'
import type { AtWork, Queue, WaitingRun } from './choose.ts'

/** Of each person in each team so many of those that wait are looked at: no more could begin at once. */
interface QueueScope {
  readonly mostOfEach: number
  /** How long a worker that is not seen counts as alive. */
  readonly leaseMs: number
}

/** A run that waits, and the version of its team. */
type Lined = WaitingRun & { readonly version: string }

/** How the queue stands, without runs whose models are limited at present; read at a price that does not grow with how many wait. */
export async function lookAtQueue(
  transaction: Transaction<Tables>,
  { mostOfEach, leaseMs }: QueueScope,
): Promise<Omit<Queue, 'caps'>> {
  const { rows } = await firstOfEach(mostOfEach).execute(transaction)
  const limited = await limitedVersions(transaction)
  return {
    waiting: rows.filter(({ version }) => !limited.has(version)),
    atWork: await atWorkNow(transaction),
    turns: await turnsSoFar(transaction),
    capacity: await aliveCapacity(transaction, leaseMs),
  }
}

/** Whether a run waits while a place is free. */
export async function mayAnyBegin(
  database: Database,
  { most, leaseMs }: { readonly most: number; readonly leaseMs: number },
): Promise<boolean> {
  const { rows } = await sql`
    select where exists (select from runs where status = 'queued' and admitted_at is null) and (
      select count(*) from runs where status = 'running' or (status = 'queued' and admitted_at is not null)
    ) < least(${most}, (
      select sum(capacity) from workers where seen_at > now() - ${leaseMs} * interval '1 millisecond'
    ))`.execute(database)
  return rows.length > 0
}

/** Those on their way to a worker are counted with those that one works on. */
export async function atWorkNow(database: Database): Promise<readonly AtWork[]> {
  const counted = await database
    .selectFrom('runs')
    .select(({ fn }) => ['team_id as team', 'created_by as person', fn.countAll<string>().as('runs')])
    .where(({ or, and, eb }) =>
      or([
        eb('status', '=', 'running'),
        and([eb('status', '=', 'queued'), eb('admitted_at', 'is not', null)]),
      ]),
    )
    .groupBy(['team_id', 'created_by'])
    .execute()
  return counted.map((one) => ({ ...one, runs: Number(one.runs) }))
}

export async function turnsSoFar(database: Database): Promise<Queue['turns']> {
  const turns = await database.selectFrom('team_turns').selectAll().execute()
  return new Map(turns.map(({ team_id, turn }) => [team_id, Number(turn)]))
}

/** How many runs the workers that live take at once. */
export async function aliveCapacity(database: Database, leaseMs: number): Promise<number> {
  const alive = await database
    .selectFrom('workers')
    .select(({ fn }) => fn.sum<string | null>('capacity').as('capacity'))
    .where('seen_at', '>', sql<Date>`now() - ${leaseMs} * interval '1 millisecond'`)
    .executeTakeFirst()
  return Number(alive?.capacity ?? 0)
}

/** From pair to pair of team and person along the index; those that had begun already go on before others begin. */
const firstOfEach = (most: number) => sql<Lined>`
  with recursive pairs as (
    (
      select team_id, created_by from runs where status = 'queued' and admitted_at is null
      order by team_id, created_by limit 1
    )
    union all
    select next.team_id, next.created_by from pairs, lateral (
      select team_id, created_by from runs where status = 'queued' and admitted_at is null
        and (team_id, created_by) > (pairs.team_id, pairs.created_by)
      order by team_id, created_by limit 1
    ) next
  )
  select run.id, run.team_id as team, run.created_by as person, run.version_id as version from pairs, lateral (
    select id, team_id, created_by, version_id, started_at, created_at from runs where status = 'queued' and admitted_at is null
      and team_id = pairs.team_id and created_by = pairs.created_by
    order by started_at is null, created_at, id limit ${most}
  ) run
  order by run.started_at is null, run.created_at, run.id`
