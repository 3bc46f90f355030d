import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'

/** Calls of runs that are at work may be booked so far ahead before no further run begins that would ask the same model. */
const BOOKED_AHEAD = sql`interval '5 seconds'`

const openAgain = sql<Date>`greatest(limited_until, requests_until - ${BOOKED_AHEAD}, tokens_until - ${BOOKED_AHEAD})`

/** Versions of teams one of whose models is limited now, and until when. */
export async function limitedVersions(database: Database): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ version: string; until: Date }>`
    select version_id as version, max(${openAgain}) as until
    from model_limits join team_models on limit_id = id
    where ${openAgain} > now() group by version_id`.execute(database)
  return new Map(rows.map(({ version, until }) => [version, until]))
}

export interface LimitedModel {
  readonly host: string
  readonly model: string
  readonly seconds: number
}

/** How long models are limited still, of those that were asked by anybody. */
export async function limitedModels(database: Database): Promise<readonly LimitedModel[]> {
  const { rows } = await sql<LimitedModel>`
    select host, model, max(greatest(0, extract(epoch from ${openAgain} - now())))::float8 as seconds
    from model_limits group by host, model`.execute(database)
  return rows
}
