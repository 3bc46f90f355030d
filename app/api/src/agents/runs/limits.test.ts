import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type RunWorld, startRunWorld } from '../../../test/run-world.ts'

let world: RunWorld

beforeAll(async () => {
  world = await startRunWorld()
})
afterEach(() => world.reset())
afterAll(() => world.stop())

/**
 * How many calls of the model were ever under way at once. Each waits until as many as may be have come together, and then for
 * a moment for one more.
 */
function watchCalls(allowed: number): { readonly most: () => number } {
  let [underWay, most] = [0, 0]
  const together = Promise.withResolvers<void>()
  world.model.beforeAnswer = async () => {
    underWay += 1
    most = Math.max(most, underWay)
    if (most >= allowed) together.resolve()
    await together.promise
    await pause(100)
    underWay -= 1
  }
  return { most: () => most }
}

it('lets no more agents be at work in a process than it is told', async () => {
  await world.startWorker({ agents: 1 })
  const { most } = watchCalls(1)
  await world.until(await world.order('diamond'), 'completed')
  expect(most()).toBe(1)
})

it('lets no more runs be at work in all processes together than they are told', async () => {
  await Promise.all(['first', 'second'].map((name) => world.startWorker({ name, caps: { all: 2 } })))
  const { most } = watchCalls(2)
  const ids = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((task) => world.order('pair', task)))
  for (const id of ids) await world.until(id, 'completed')
  expect(most()).toBe(2)
})

it('has each run of a dead worker taken over by exactly one of the others', async () => {
  const workers = await Promise.all(['first', 'second', 'third'].map((name) => world.startWorker({ name })))
  let hold = true
  world.model.beforeAnswer = ({ brokenOff }) =>
    hold ? Promise.race([brokenOff, released.promise]) : undefined
  const released = Promise.withResolvers<void>()
  const ids = await Promise.all(Array.from({ length: 9 }, (_, index) => world.order('pair', `task ${index}`)))
  for (const id of ids) await world.until(id, 'running')
  const begun = await Promise.all(ids.map((id) => world.runs.find(id)))
  const victim = workers.find(({ id }) => begun.some(({ worker }) => worker === id))
  await victim?.kill()
  hold = false
  released.resolve()
  for (const { id, worker } of begun) {
    const run = await world.until(id, 'completed')
    expect(run.attempts).toBe(worker === victim?.id ? 2 : 1)
  }
  expect(world.model.answeredTwice).toEqual([])
})
