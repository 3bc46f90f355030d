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

/** The most runs that were ever at work at once, of all and of any one team, as the database tells it. */
async function mostAtOnce(ids: readonly string[]): Promise<{ all: number; team: number }> {
  const changes = await world.database
    .selectFrom('run_changes')
    .select(['kind', 'payload'])
    .where('kind', 'in', ['run-started', 'run-queued', 'run-completed'])
    .orderBy('seq')
    .execute()
  const atWork = new Map<string, string>()
  const most = { all: 0, team: 0 }
  for (const { kind, payload } of changes) {
    const { runId, teamId } = payload as { runId: string; teamId: string }
    if (!ids.includes(runId)) continue
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
  world.model.beforeAnswer = () => pause(MODEL_MS)
  const ids = await Promise.all(
    Array.from({ length: 60 }, (_, index) => world.order(index < 40 ? 'pair' : 'eight', `run ${index}`)),
  )
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
  expect(runs.map(({ usage }) => usage.calls)).toEqual(ids.map((_, index) => (index < 40 ? 4 : 8)))
  expect(runs.some(({ attempts }) => attempts === 2)).toBe(true)
  const most = await mostAtOnce(ids)
  expect(most.all).toBeLessThanOrEqual(CAPS.all)
  expect(most.team).toBe(CAPS.team)
}, 60_000)

it('lets a team with one run begin while another has dozens waiting', async () => {
  await world.startWorker({ agents: 4, caps: { all: 4 } })
  world.model.beforeAnswer = () => pause(MODEL_MS)
  const many = await Promise.all(
    Array.from({ length: 40 }, (_, index) => world.order('pair', `many ${index}`)),
  )
  await world.until(many[0] ?? '', 'completed')
  const one = await world.order('diamond', 'one')
  await world.until(one, 'completed')
  const { waiting } = await world.database
    .selectFrom('runs')
    .select(({ fn }) => fn.countAll<string>().as('waiting'))
    .where('id', 'in', many)
    .where('status', '=', 'queued')
    .executeTakeFirstOrThrow()
  expect(Number(waiting)).toBeGreaterThan(0)
})
