import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '../test/processes.ts'
import { startRunWorld } from '../test/run-world.ts'
import { type Figure, tell } from './figure.ts'

/**
 * What further workers bring: the rate of one beside that of three, a backlog beside the time that its models alone would
 * take, how soon runs of a killed worker go on, and how soon a run begins.
 *
 * node app/api/bench/workers.ts [--json]
 */
const AGENTS = 10
const WORKERS = 3
const MODEL_MS = 250
/** Of a run of the team `pair`. */
const TURNS = 4
const RUNS_OF_EACH = 60
const BACKLOG = 1_000
const STARTS = 41
/** As in production: the tests of the engine do not wait so long. */
const LIFE = { leaseMs: 5_000, beatMs: 500 }
const NAMES = ['first', 'second', 'third']

const world = await startRunWorld()
try {
  const start = (name: string) => world.startWorker({ name, agents: AGENTS, ...LIFE })
  const first = await start('first')
  const begin = await timeToBegin()
  world.model.beforeAnswer = () => pause(MODEL_MS)
  const one = await secondsFor(await orders('one', RUNS_OF_EACH))
  await first.stop()
  // Ordered before anybody works, so that the orders take nothing from the work.
  const long = await orders('backlog', BACKLOG)
  const workers = await Promise.all(NAMES.map(start))
  const backlog = await secondsFor(long)
  const three = await secondsFor(await orders('three', RUNS_OF_EACH * WORKERS))
  const goesOn = await timeToGoOn(workers)
  const speedUp = (RUNS_OF_EACH * WORKERS) / three / (RUNS_OF_EACH / one)
  const ideal = (BACKLOG * TURNS * MODEL_MS) / 1_000 / (AGENTS * WORKERS)
  const figures: Figure[] = [
    { what: 'runs of one worker', median: (RUNS_OF_EACH / one) * 60, unit: 'runs/min', runs: 1 },
    {
      what: `runs of ${WORKERS} workers`,
      ...{ median: ((RUNS_OF_EACH * WORKERS) / three) * 60, unit: 'runs/min', runs: 1 },
    },
    {
      what: `turns of ${WORKERS} workers`,
      ...{ median: (RUNS_OF_EACH * WORKERS * TURNS) / three, unit: 'turns/s', runs: 1 },
    },
    { what: `${WORKERS} workers, of one`, median: speedUp, unit: '×', runs: 1, least: 2.5 },
    {
      what: `a backlog of ${BACKLOG} runs, of the rate of its models`,
      ...{ median: ideal / backlog, unit: '×', runs: 1, least: 0.9 },
    },
    { what: 'from the order to the start, p97.5', median: begin, unit: 'ms', runs: STARTS, aim: 250 },
    { what: 'from a kill to the last run that goes on', median: goesOn, unit: 'ms', runs: 1, aim: 8_000 },
  ]
  tell(figures)
} finally {
  await world.stop()
}

function orders(name: string, runs: number): Promise<readonly string[]> {
  const place = (_: unknown, index: number) => world.order('pair', `${name} ${index}`)
  return Promise.all(Array.from({ length: runs }, place))
}

/** From the first of these runs that begins to the last that ends. */
async function secondsFor(ids: readonly string[]): Promise<number> {
  const { began, ended } = await eventually(async () => {
    const row = await world.database
      .selectFrom('runs')
      .select(({ fn }) => [
        fn.min('started_at').as('began'),
        fn.max('ended_at').as('ended'),
        fn.countAll<string>().filterWhere('status', '<>', 'completed').as('open'),
      ])
      .where('id', 'in', ids)
      .executeTakeFirstOrThrow()
    if (row.open !== '0' || !row.began || !row.ended) throw new Error(`${row.open} runs are open.`)
    return { began: row.began, ended: row.ended }
  }, 120_000)
  return (ended.getTime() - began.getTime()) / 1_000
}

/** One run at a time, so that none waits for another. */
async function timeToBegin(): Promise<number> {
  const waited: number[] = []
  for (let index = 0; index < STARTS; index++) {
    const { createdAt, startedAt } = await world.until(
      await world.order('pair', `start ${index}`),
      'completed',
    )
    waited.push(new Date(startedAt ?? Number.NaN).getTime() - new Date(createdAt).getTime())
  }
  return waited.toSorted((a, b) => a - b)[Math.ceil(STARTS * 0.975) - 1] ?? Number.NaN
}

/** Until every run of a worker that was killed in the middle of them is worked on by another. */
async function timeToGoOn(
  workers: readonly { readonly id: string; kill(): Promise<void> }[],
): Promise<number> {
  await Promise.all(Array.from({ length: AGENTS * 2 }, (_, index) => world.order('eight', `kill ${index}`)))
  const [victim, orphans] = await eventually(async () => {
    for (const worker of workers) {
      const rows = await world.database
        .selectFrom('runs')
        .select('id')
        .where('worker', '=', worker.id)
        .where('status', '=', 'running')
        .execute()
      if (rows.length > 1) return [worker, rows.map(({ id }) => id)] as const
    }
    throw new Error('Nobody is at work.')
  })
  await victim.kill()
  const killed = performance.now()
  await eventually(async () => {
    const runs = await Promise.all(orphans.map((id) => world.runs.find(id)))
    if (runs.some(({ attempts, status }) => attempts < 2 && status !== 'completed'))
      throw new Error('Not all go on.')
  }, 60_000)
  return performance.now() - killed
}
