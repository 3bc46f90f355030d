import type pg from 'pg'
import type { Database } from '../src/database/connect.ts'
import { PlanEventLog } from '../src/features/plans/events.ts'
import { PlanRepository } from '../src/features/plans/repository.ts'
import { medianOf, tell } from './figure.ts'
import { type Statement, startWorld } from './plans/world.ts'

/**
 * What the console and the agents read of plans, with 50,000 plans, 500,000 tasks and 2 million events: the time in
 * the database, and the repository beside the bare driver with the same statements in the same run.
 *
 * node app/api/bench/plans.ts [--json]
 */
const reads: Readonly<Record<string, (database: Database) => Promise<unknown>>> = {
  'a plan': (database) => new PlanRepository(database).find('plan-25000'),
  'the 20 newest plans': (database) => new PlanRepository(database).newest({ limit: 20 }),
  'the 20 newest that are under way': (database) =>
    new PlanRepository(database).newest({ limit: 20, status: 'inprogress' }),
  'a page in the middle': (database) =>
    new PlanRepository(database).newest({
      limit: 20,
      after: { createdAt: new Date('2026-01-20T00:00:00Z'), id: 'plan-1' },
    }),
  'the tasks of a plan': (database) => new PlanRepository(database).tasks('plan-49500'),
  'the ready tasks of a plan': (database) => new PlanRepository(database).readyTasks('plan-49500'),
  'the open tasks of an agent': (database) => new PlanRepository(database).openTasksOf('agent-7', 50),
  'events after a number': (database) => new PlanEventLog(database).readAfter('plan-49500', 20, 200),
  'the number of the newest event': (database) => new PlanEventLog(database).lastSeq('plan-49500'),
}

const AIM_MS = 1
const AIM_OF_BARE = 0.9
const EXPLAINED_RUNS = 21
const CONNECTIONS = 8
/** The two sides take turns, so that a busy moment of the machine hits both. */
const TURNS = 41
/** Long enough that a collection of garbage does not decide a turn. */
const READS_A_TURN = 1_000

const world = await startWorld(CONNECTIONS)
try {
  const figures = []
  for (const [what, read] of Object.entries(reads)) {
    const statement = await world.statementOf(read)
    const milliseconds = await medianOfRuns(EXPLAINED_RUNS, () => executionTime(world.bare, statement))
    const ofBare = await shareOfBare(read, statement)
    figures.push(
      {
        what: `${what}, in the database`,
        median: milliseconds,
        unit: 'ms' as const,
        runs: EXPLAINED_RUNS,
        aim: AIM_MS,
      },
      {
        what: `${what}, of the bare driver`,
        median: ofBare,
        unit: '×' as const,
        runs: TURNS,
        least: AIM_OF_BARE,
      },
    )
  }
  tell(figures)
} finally {
  await world.stop()
}

/** Milliseconds in the database, as it measures them itself. */
async function executionTime(bare: pg.Pool, { sql, parameters }: Statement): Promise<number> {
  const { rows } = await bare.query(`explain (analyze, timing off, format json) ${sql}`, [...parameters])
  return rows[0]['QUERY PLAN'][0]['Execution Time']
}

/** Reads a second through the repository, as a share of those through the driver alone. */
async function shareOfBare(read: (database: Database) => Promise<unknown>, { sql, parameters }: Statement) {
  const values = [...parameters]
  return medianOfRuns(TURNS, async () => {
    const bare = await secondsOf(() => world.bare.query(sql, values))
    return bare / (await secondsOf(() => read(world.database)))
  })
}

async function secondsOf(read: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  let left = READS_A_TURN
  const reader = async () => {
    while (left-- > 0) await read()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, reader))
  return (performance.now() - begun) / 1_000
}

async function medianOfRuns(runs: number, measure: () => Promise<number>): Promise<number> {
  const values: number[] = []
  for (let run = 0; run < runs; run++) values.push(await measure())
  return medianOf(values)
}
