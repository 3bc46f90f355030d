import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { logger } from '../../../test/live-world.ts'
import { type RunWorld, startRunWorld } from '../../../test/run-world.ts'
import { systemClock } from '../../clock.ts'
import { Admission } from '../queue/admission.ts'
import { rescueAstray } from './rescue.ts'
import { begin } from './transitions.ts'

const AN_HOUR_MS = 3_600_000

let world: RunWorld
let parts: ReturnType<typeof partsOf>

beforeAll(async () => {
  world = await startRunWorld()
  parts = partsOf(world)
})
beforeEach(() => world.playWorker(parts.id))
afterEach(() => world.reset())
afterAll(() => world.stop())

const partsOf = ({ database, orders }: RunWorld) => ({
  ...{ database, orders, clock: systemClock, announcer: { announce: () => {} }, log: logger },
  ...{ id: 'other', name: 'other', protocol: 1, capacity: 1, leaseMs: 60_000, onTheWayMs: 0 },
})

/** An order that was placed an hour ago, and is let in now. */
async function admitted(): Promise<string> {
  const id = await world.order('pair')
  await world.database
    .updateTable('runs')
    .set({ queued_at: new Date(Date.now() - AN_HOUR_MS) })
    .where('id', '=', id)
    .execute()
  expect(await new Admission({ ...parts, caps: { all: 9 } }).look()).toBe(1)
  return id
}

const standing = async (id: string) => (await world.orders.look([id])).get(id)

describe('a run on its way from the queue to a worker', () => {
  it('is left to it by others, however long it waited before', async () => {
    await world.playWorker('one')
    const id = await admitted()
    await world.take(id, 'one')
    await rescueAstray(parts)
    expect(await begin(parts, id, 'one', 60)).toMatchObject({ status: 'running', worker: 'one' })
    expect(await standing(id)).toBe('taken')
    expect(await world.orders.takenBy(world.database, id)).toBe('one')
  })

  it('is not begun by a worker that it was taken from', async () => {
    await world.playWorker('one')
    const id = await admitted()
    await world.take(id, 'one')
    await world.orders.resume([id])
    expect(await begin(parts, id, 'one', 60)).toBeUndefined()
    expect(await world.runs.find(id)).toMatchObject({ status: 'queued', attempts: 0 })
  })

  it('waits for its turn again when that worker is gone', async () => {
    await world.playWorker('one')
    const id = await admitted()
    await world.take(id, 'nobody')
    await rescueAstray(parts)
    expect(await standing(id)).toBe('waiting')
    expect(await world.runs.find(id)).toMatchObject({ status: 'queued', wait: { position: 1 } })
  })
})

describe('a run that would be lost', () => {
  it('goes on when the queue has it though a worker is at it', async () => {
    await world.startWorker()
    const asked = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<void>()
    world.model.beforeAnswer = ({ number }) => {
      if (number !== 2) return
      asked.resolve()
      return answer.promise
    }
    const id = await world.order('pair')
    await asked.promise
    await world.orders.resume([id])
    answer.resolve()
    expect(await world.until(id, 'completed')).toMatchObject({ attempts: 2, messages: 5 })
  })

  it('is found wherever it was left behind', async () => {
    await world.playWorker('one')
    const states = [
      `status = 'SUCCESS'`,
      `status = 'ERROR'`,
      `status = 'CANCELLED', queue_name = null`,
      `status = 'PENDING', executor_id = 'nobody'`,
      `queue_name = 'agent-runs'`,
    ]
    const ids: string[] = []
    for (const state of states) {
      const id = await admitted()
      await sql`update dbos.workflow_status set ${sql.raw(state)} where workflow_uuid = ${id}`.execute(
        world.database,
      )
      ids.push(id)
    }
    await world.startWorker({ leaseMs: 200, beatMs: 50, onTheWayMs: 50 })
    for (const id of ids)
      expect(await world.until(id, 'completed')).toMatchObject({ attempts: 1, messages: 5 })
  })
})
