import { setTimeout as pause } from 'node:timers/promises'
import type { Run } from '../src/features/runs/schema.ts'
import { startRunWorld } from '../test/run-world.ts'
import { type Figure, medianOf, tell } from './figure.ts'
import { apiBeside } from './runs/api-beside.ts'

/**
 * What it costs runs to survive their process: a turn with its journal and its events written down, the way from the
 * queue to a worker, whole runs whose workers are killed, and the API beside a hundred agents in its own process.
 *
 * node app/api/bench/runs.ts [--json]
 */
const AIM_TURN_MS = 5
const AIM_START_MS = 100
const AIM_P95_MS = 100
const TURNS = 100
const ROUNDS = 7
const STARTS = 31
const RUNS = 30
const CALLS = 8
/** Between two kills, of runs that take several seconds at this pace of the model. */
const KILL_AFTER_MS = 1_500
const MODEL_MS = 250
const AGENTS = 100

const world = await startRunWorld()
try {
  const first = await world.startWorker({ name: 'first' })
  const figures = [await turnWithJournal(), await startFromQueue()]
  await first.stop()
  figures.push(await killedWorkers())
  figures.push({ ...(await apiBeside(world, AGENTS)), aim: AIM_P95_MS })
  tell(figures)
} finally {
  await world.stop()
}

/**
 * Of a run of a hundred turns whose answers are there at once, from its start to its end. The best of several: each of its
 * eight trips to the database waits for its turn on a machine that has other things to do.
 */
async function turnWithJournal(): Promise<Figure> {
  const turns: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const run = await world.until(await world.order('swift'), 'completed')
    turns.push(between(run.startedAt, run.endedAt) / TURNS)
  }
  return {
    what: 'a turn, written down, best of rounds',
    median: Math.min(...turns),
    unit: 'ms',
    runs: ROUNDS,
    aim: AIM_TURN_MS,
  }
}

/** One run at a time, so that none waits for another. */
async function startFromQueue(): Promise<Figure> {
  const waited: number[] = []
  for (let round = 0; round < STARTS; round++) {
    const run = await world.until(await world.order('pair', `start ${round}`), 'completed')
    waited.push(between(run.createdAt, run.startedAt))
  }
  return {
    what: 'from the order to the start',
    median: medianOf(waited),
    unit: 'ms',
    runs: STARTS,
    aim: AIM_START_MS,
  }
}

/** Thirty runs of eight calls; of three workers, two are killed on the way. What was written down is not asked again. */
async function killedWorkers(): Promise<Figure> {
  world.model.calls.length = 0
  world.model.answered.clear()
  world.model.beforeAnswer = () => pause(MODEL_MS)
  const workers = await Promise.all(['first', 'second', 'third'].map((name) => world.startWorker({ name })))
  const ids = await Promise.all(
    Array.from({ length: RUNS }, (_, index) => world.order('eight', `run ${index}`)),
  )
  const repeated: string[] = []
  for (const worker of workers.slice(0, 2)) {
    await pause(KILL_AFTER_MS)
    await worker.kill()
    repeated.push(...(await writtenDown(ids, worker.id)))
  }
  const known = world.model.calls.length
  for (const id of ids) await world.until(id, 'completed')
  await workers.at(-1)?.stop()
  const asked = world.model.calls.slice(known).map(({ key }) => key)
  const again = repeated.filter((key) => asked.includes(key)).length
  console.error(
    `  ${RUNS} runs × ${CALLS} calls: ${world.model.calls.length} asked, ${world.model.answeredTwice.length} answered twice`,
  )
  return { what: 'finished calls repeated after two kills', median: again, unit: '×', runs: 1, aim: 0 }
}

/** What a worker that is dead has written down of answers, by their keys. */
async function writtenDown(ids: readonly string[], worker: string): Promise<string[]> {
  const own = new Set<string>()
  for (const id of ids) if ((await world.runs.find(id)).worker === worker) own.add(id)
  return (await world.journalOf([...own])).flatMap((text) =>
    [...text.matchAll(/said ([\da-f]{12})/g)].map(([, key = '']) => key),
  )
}

function between(from: Run['startedAt'], to: Run['endedAt']): number {
  return new Date(to ?? Number.NaN).getTime() - new Date(from ?? Number.NaN).getTime()
}
