import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunWorld, startRunWorld } from '../../../test/run-world.ts'
import { Retention } from './retention.ts'

const DAY_MS = 86_400_000

let world: RunWorld

beforeAll(async () => {
  world = await startRunWorld()
})
afterAll(() => world.stop())

const retentionAfter = (days: number) =>
  new Retention({
    ...{ database: world.database, orders: world.orders },
    clock: () => new Date(Date.now() + days * DAY_MS),
  })

it('forgets how to go on with runs that ended a month ago, then what their models were asked, and never what was said', async () => {
  await world.startWorker()
  const { id } = await world.until(await world.order('pair'), 'completed')
  const waiting = await world.until(await world.order('asking'), 'waiting')
  const call = (await world.told(id)).indexOf('model-called') + 1
  const said = await world.said(id)

  await retentionAfter(29).run()
  await expect(world.runs.fork(id, { step: 1 }, 'somebody')).resolves.toMatchObject({
    forkedFrom: { runId: id },
  })

  expect(await retentionAfter(31).run()).toMatchObject({ journals: 1 })
  await expect(world.runs.fork(id, { step: 1 }, 'somebody')).rejects.toThrow('run/forgotten')
  expect(await world.runs.eventDetail(id, call)).toMatchObject({ detail: { request: {} } })

  await retentionAfter(91).run()
  expect(await world.runs.eventDetail(id, call)).toMatchObject({ detail: null })
  expect(await world.said(id)).toEqual(said)
  // Whoever waits for a person is not old.
  expect(await world.orders.look([waiting.id])).toEqual(new Map([[waiting.id, 'suspended']]))
})
