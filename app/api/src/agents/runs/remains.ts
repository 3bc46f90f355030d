import type { Database } from '../../database/connect.ts'
import type { Json } from '../json.ts'
import type { Remains } from './run-under-way.ts'

/** Of a run that nobody has worked on. */
export const nothing: Remains = { alreadyTold: new Map(), branchResults: new Map() }

/** What the processes before this one have left of a run, read at once. */
export async function readRemains(database: Database, runId: string): Promise<Remains> {
  const [told, steps] = await Promise.all([
    database
      .selectFrom('run_events')
      .select(({ fn, ref }) => ['branch', fn.max<number>(ref('ordinal')).as('last')])
      .where('run_id', '=', runId)
      .where('ordinal', 'is not', null)
      .groupBy('branch')
      .execute(),
    database
      .selectFrom('run_branch_steps')
      .select(['place', 'name', 'result'])
      .where('run_id', '=', runId)
      .execute(),
  ])
  return {
    alreadyTold: new Map(told.map(({ branch, last }) => [branch ?? '', last])),
    // Written by the branch journal, from what steps gave.
    branchResults: new Map(steps.map(({ place, name, result }) => [place, { name, result: result as Json }])),
  }
}
