import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type RunWorld, startRunWorld } from '../../../test/run-world.ts'
import { systemClock } from '../../clock.ts'
import { Admission } from '../queue/admission.ts'
import { Beat } from './beat.ts'
import { Takeover } from './takeover.ts'
import { begin } from './transitions.ts'

const LEASE_MS = 60_000

let world: RunWorld
let parts: ReturnType<typeof partsOf>

beforeAll(async () => {
  world = await startRunWorld()
  parts = partsOf(world)
})
afterEach(() => world.reset())
afterAll(() => world.stop())

const partsOf = ({ database, orders }: RunWorld) => ({
  ...{ database, orders, clock: systemClock, announcer: { announce: () => {} } },
  ...{ id: 'judge', name: 'judge', protocol: 1, capacity: 9, leaseMs: LEASE_MS },
})

/** A run on which this worker is at work. */
async function atWork(worker: string): Promise<string> {
  const id = await world.order('pair')
  await new Admission({ ...parts, caps: { all: 9 } }).look()
  await world.take(id, worker)
  expect(await begin(parts, id, worker, 60)).toMatchObject({ status: 'running', worker })
  return id
}

const last = async (id: string, seenMs: number) =>
  sql`update workers set seen_at = now() - ${seenMs} * interval '1 millisecond' where id = ${id}`.execute(
    world.database,
  )

const workers = async () =>
  (await world.database.selectFrom('workers').select('id').orderBy('id').execute()).map(({ id }) => id)

it('takes the runs of a worker that is not seen any more', async () => {
  await world.playWorker('judge')
  await world.playWorker('dead')
  const id = await atWork('dead')
  await last('dead', 2 * LEASE_MS)
  await new Takeover(parts).look()
  expect(await world.runs.find(id)).toMatchObject({ status: 'queued' })
  expect(await workers()).toEqual(['judge'])
})

it('takes nobody for dead who was not seen in an outage that met all of them', async () => {
  await world.playWorker('judge')
  await world.playWorker('still away')
  const id = await atWork('still away')
  await last('judge', 2 * LEASE_MS)
  await last('still away', 2 * LEASE_MS)
  const takeover = new Takeover(parts)

  // What was sent before the outage, and is carried out after it.
  await takeover.look()
  // Back again, before the other.
  const beat = new Beat(parts)
  await beat.look([])
  await takeover.look()
  await beat.look([])
  await takeover.look()

  expect(await world.runs.find(id)).toMatchObject({ status: 'running' })
  expect(await workers()).toEqual(['judge', 'still away'])
})
