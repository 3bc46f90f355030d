import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type RunWorld, startRunWorld } from '../../../test/run-world.ts'
import type { RunCaps } from './choose.ts'
import { Waits } from './waits.ts'

const LEASE_MS = 60_000

let world: RunWorld

beforeAll(async () => {
  world = await startRunWorld()
})
afterEach(() => world.reset())
afterAll(() => world.stop())

async function told(ids: readonly string[], caps: RunCaps) {
  const waits = await new Waits({ database: world.database, caps, leaseMs: LEASE_MS }).of(ids)
  return ids.map((id) => waits.get(id))
}

it('says that no worker lives, and that teams are to take turns', async () => {
  const pairs = [await world.order('pair'), await world.order('pair')]
  const other = await world.order('diamond')
  const waits = await told([...pairs, other], { all: 10 })
  expect(waits[2]).toEqual({ reason: 'worker', position: 2, until: null })
  expect(waits.map((wait) => wait?.position).toSorted()).toEqual([1, 2, 3])
})

it('says which of the caps it is, and nothing of runs that have their turn', async () => {
  const caps = { all: 2, team: 1 }
  await world.startWorker({ agents: 2, caps })
  world.model.beforeAnswer = ({ brokenOff }) => brokenOff
  const atWork = await world.order('pair')
  await world.until(atWork, 'running')
  const next = await world.order('pair')
  expect(await told([atWork, next], caps)).toEqual([undefined, { reason: 'team', position: 1, until: null }])
  expect(await told([next], { all: 1 })).toEqual([{ reason: 'place', position: 1, until: null }])
  expect(await told([next], { all: 2, person: 1 })).toEqual([{ reason: 'person', position: 1, until: null }])
})
