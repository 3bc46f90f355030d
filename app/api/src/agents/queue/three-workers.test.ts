import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { eventually } from '../../../test/processes.ts'
import { type RunWorld, startRunWorld } from '../../../test/run-world.ts'

let world: RunWorld

beforeAll(async () => {
  world = await startRunWorld()
})
afterEach(() => world.reset())
afterAll(() => world.stop())

const CAPS = { all: 12, team: 8, person: 12 }
const MODEL_MS = 40
/** Of sixty runs, so many that they outlast the other team's, and have the machine to themselves as far as caps let. */
const SHORT = 50

/** Resolves once all of these have ended. */
async function allCompleted(ids: readonly string[]): Promise<void> {
  await eventually(async () => {
    const { open } = await world.database
      .selectFrom('runs')
      .select(({ fn }) => fn.countAll<string>().as('open'))
      .where('id', 'in', ids)
      .where('status', '<>', 'completed')
      .executeTakeFirstOrThrow()
    if (open !== '0') throw new Error(`${open} runs are open.`)
  }, 40_000)
}

interface Change {
  readonly kind: string
  readonly runId: string
  readonly teamId: string
}

/** When runs were begun and left, in that order, as the database tells it. */
async function changesOf(ids: readonly string[]): Promise<Change[]> {
  const changes = await world.database
    .selectFrom('run_changes')
    .select(['kind', 'payload'])
    .where('kind', 'in', ['run-started', 'run-queued', 'run-completed'])
    .orderBy('seq')
    .execute()
  return changes
    .map(({ kind, payload }) => ({ kind, ...(payload as { runId: string; teamId: string }) }))
    .filter(({ runId }) => ids.includes(runId))
}

/** These runs in the order in which they were begun. */
async function startsOf(ids: readonly string[]): Promise<string[]> {
  return (await changesOf(ids)).filter(({ kind }) => kind === 'run-started').map(({ runId }) => runId)
}

/** The most runs that were ever at work at once, of all and of any one team. */
async function mostAtOnce(ids: readonly string[]): Promise<{ all: number; team: number }> {
  const atWork = new Map<string, string>()
  const most = { all: 0, team: 0 }
  for (const { kind, runId, teamId } of await changesOf(ids)) {
    if (kind === 'run-started') atWork.set(runId, teamId)
    else atWork.delete(runId)
    most.all = Math.max(most.all, atWork.size)
    for (const team of new Set(atWork.values()))
      most.team = Math.max(most.team, [...atWork.values()].filter((each) => each === team).length)
  }
  return most
}

it('ends each of sixty runs once when one of three workers is killed, within all caps', async () => {
  const workers = await Promise.all(
    ['first', 'second', 'third'].map((name) => world.startWorker({ name, agents: 5, caps: CAPS })),
  )
  // Nobody is answered before all are at work who may be: a slow machine would else never come near the caps.
  const full = Promise.withResolvers<void>()
  world.model.beforeAnswer = async () => {
    await full.promise
    await pause(MODEL_MS)
  }
  const ids = await Promise.all(
    Array.from({ length: 60 }, (_, index) => world.order(index < SHORT ? 'pair' : 'eight', `run ${index}`)),
  )
  await eventually(async () => expect(await mostAtOnce(ids)).toMatchObject({ all: CAPS.all }))
  full.resolve()
  // The first that is seen at work, in the middle of it.
  const victim = await eventually(async () => {
    const busy = await world.database
      .selectFrom('runs')
      .select(['worker'])
      .where('status', '=', 'running')
      .where('call_count', '>', 0)
      .executeTakeFirstOrThrow()
    const worker = workers.find(({ id }) => id === busy.worker)
    if (!worker) throw new Error('Nobody is known to be at work.')
    return worker
  })
  await victim.kill()
  const written = (await world.journalOf(ids)).flatMap((text) =>
    [...text.matchAll(/said ([\da-f]{12})/g)].map(([, key = '']) => key),
  )
  const asked = world.model.calls.length
  await allCompleted(ids)
  const again = world.model.calls.slice(asked).filter(({ key }) => written.includes(key))
  expect(again).toEqual([])
  const runs = await Promise.all(ids.map((id) => world.runs.find(id)))
  expect(runs.map(({ usage }) => usage.calls)).toEqual(ids.map((_, index) => (index < SHORT ? 4 : 8)))
  expect(runs.some(({ attempts }) => attempts === 2)).toBe(true)
  expect(await mostAtOnce(ids)).toEqual({ all: CAPS.all, team: CAPS.team })
}, 60_000)

it('lets a team with one run begin while another has dozens waiting', async () => {
  await world.startWorker({ agents: 4, caps: { all: 4 } })
  const ordered = Promise.withResolvers<void>()
  world.model.beforeAnswer = () => ordered.promise
  const many = await Promise.all(
    Array.from({ length: 40 }, (_, index) => world.order('pair', `many ${index}`)),
  )
  await eventually(async () => expect(await startsOf(many)).toHaveLength(4))
  const one = await world.order('diamond', 'one')
  ordered.resolve()
  await world.until(one, 'completed')
  await allCompleted(many)
  expect((await startsOf([...many, one])).indexOf(one)).toBeLessThan(8)
})
