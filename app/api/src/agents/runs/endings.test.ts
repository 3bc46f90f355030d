import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../../test/processes.ts'
import { type RunWorld, startRunWorld } from '../../../test/run-world.ts'

let world: RunWorld

beforeAll(async () => {
  world = await startRunWorld()
})
afterEach(() => world.reset())
afterAll(() => world.stop())

describe('a run', () => {
  it('is broken off in the middle of a model call when somebody cancels it', async () => {
    await world.startWorker()
    const hung = world.hangUpAt(2)
    const id = await world.order('pair')
    const { brokenOff } = await hung
    await world.runs.cancel(id, 'commander')
    await brokenOff
    expect(await world.runs.find(id)).toMatchObject({
      status: 'cancelled',
      stopReason: 'Cancelled by commander.',
    })
    expect((await world.told(id)).at(-1)).toBe('run-cancelled')
  })

  it('ends after the turn under way when somebody stops it', async () => {
    await world.startWorker()
    const signOfLife = async () => {
      const { seen_at } = await world.database
        .selectFrom('workers')
        .select('seen_at')
        .executeTakeFirstOrThrow()
      return seen_at.getTime()
    }
    const { promise: ordered, resolve } = Promise.withResolvers<string>()
    world.model.beforeAnswer = async ({ number }) => {
      if (number !== 2) return
      await world.runs.stop(await ordered, 'commander')
      // The second look from now began after the run was stopped.
      for (const _ of ['look', 'look']) {
        const last = await signOfLife()
        await eventually(async () => {
          if ((await signOfLife()) === last) throw new Error('The worker has not looked for news yet.')
        })
      }
    }
    const id = await world.order('pair')
    resolve(id)
    expect(await world.until(id, 'completed')).toMatchObject({ stopCode: 'stopped', messages: 3 })
  })
})

describe('time', () => {
  it('is over for a run after its timeout, though its process was killed in between', async () => {
    const first = await world.startWorker({ runSeconds: 4 })
    world.model.beforeAnswer = ({ brokenOff }) => brokenOff
    const id = await world.order('pair')
    const { deadlineAt } = await world.until(id, 'running')
    await first.kill()
    await world.startWorker({ runSeconds: 4 })
    const run = await world.until(id, 'failed')
    expect(run).toMatchObject({ stopCode: 'time-over', attempts: 2 })
    expect(new Date(run.endedAt ?? 0).getTime()).toBeGreaterThanOrEqual(new Date(deadlineAt ?? 0).getTime())
    expect((await world.told(id)).filter((line) => line === 'run-started')).toHaveLength(2)
  })

  it('is over for an agent that takes too long for one turn', async () => {
    await world.startWorker({ turnSeconds: 1 })
    const hung = world.hangUpAt(2)
    const id = await world.order('pair')
    const { brokenOff } = await hung
    await brokenOff
    expect(await world.until(id, 'failed')).toMatchObject({
      ...{ stopCode: 'turn-over', stopReason: 'b took longer than the 1 s that a turn may take.' },
    })
  })
})
