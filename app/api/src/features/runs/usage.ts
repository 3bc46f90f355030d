import { sql } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import { reached } from '../../database/unavailable.ts'
import type { UsageList, UsageQuery } from './schema.ts'

const USUAL_DAYS = 30
const DAY_MS = 86_400_000
/** Days begin at midnight in Beijing, where the bill is written. */
const ZONE = 'Asia/Shanghai'

interface UsageRow {
  readonly key: string
  readonly name: string
  readonly runs: number
  readonly calls: number
  readonly prompt_tokens: string
  readonly cached_tokens: string
  readonly completion_tokens: string
  readonly cost: string
  readonly unpriced: number
}

/** What models have used, by team, agent or day. */
export async function usageBy(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { by, from, to }: UsageQuery,
): Promise<UsageList> {
  const now = clock()
  const first = from ?? dayOf(new Date(now.getTime() - USUAL_DAYS * DAY_MS))
  const last = to ?? dayOf(now)
  const { key, name } = columns[by]
  const { rows } = await reached(
    sql<UsageRow>`
      select ${key} as key, ${name} as name, count(distinct run_id)::integer as runs, count(*)::integer as calls,
        sum(run_usage.prompt_tokens) as prompt_tokens, sum(run_usage.cached_tokens) as cached_tokens,
        sum(run_usage.completion_tokens) as completion_tokens, coalesce(sum(run_usage.cost), 0) as cost,
        count(*) filter (where run_usage.cost is null)::integer as unpriced
      from run_usage left join runs on runs.id = run_usage.run_id
      where at >= ${first}::date::timestamp at time zone ${ZONE}
        and at < (${last}::date + 1)::timestamp at time zone ${ZONE}
      group by 1 order by ${by === 'day' ? sql`1` : sql`calls desc`}`.execute(database),
  )
  return {
    items: rows.map((row) => ({
      ...{ key: row.key, name: row.name, runs: row.runs, calls: row.calls, unpricedCalls: row.unpriced },
      promptTokens: Number(row.prompt_tokens),
      cachedTokens: Number(row.cached_tokens),
      completionTokens: Number(row.completion_tokens),
      cost: Number(row.cost),
    })),
  }
}

const day = sql`to_char(at at time zone ${sql.lit(ZONE)}, 'YYYY-MM-DD')`
const columns = {
  team: { key: sql`run_usage.team_id::text`, name: sql`coalesce(max(team_name), '')` },
  agent: { key: sql`agent`, name: sql`agent` },
  day: { key: day, name: day },
}

function dayOf(time: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(time)
}
