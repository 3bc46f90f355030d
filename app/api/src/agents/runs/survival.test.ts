import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../../test/processes.ts'
import { type RunWorld, startRunWorld } from '../../../test/run-world.ts'

let world: RunWorld

beforeAll(async () => {
  world = await startRunWorld()
})
afterEach(() => world.reset())
afterAll(() => world.stop())

describe('a run in a process of its own', () => {
  it('comes to its end, and all of it is told in order', async () => {
    await world.startWorker()
    const run = await world.until(await world.order('pair'), 'completed')
    expect(run).toMatchObject({
      ...{ stopReason: 'Maximum number of messages 5 reached, current message count: 5', messages: 5 },
      usage: { calls: 4, promptTokens: 40, completionTokens: 8 },
    })
    const lines = await world.told(run.id)
    expect(lines.slice(0, 3)).toEqual(['run-queued', 'run-started', 'user: go'])
    expect(lines.filter((line) => line === 'model-called')).toHaveLength(4)
    expect(lines.at(-1)).toBe('run-completed')
  })

  it.each([1, 2, 3, 4])(
    'is taken over when the process is killed in model call %i, and repeats no other',
    async (number) => {
      await Promise.all([world.startWorker(), world.startWorker()])
      const hung = world.hangUpAt(number)
      const id = await world.order('pair', `task ${number}`)
      await hung
      await world.killWorker((await world.runs.find(id)).worker ?? '')
      const run = await world.until(id, 'completed')
      expect(run).toMatchObject({ attempts: 2, messages: 5, usage: { calls: 4 } })
      expect(world.model.answeredTwice).toEqual([])
      expect(world.model.calls).toHaveLength(5)
      expect(await world.said(id)).toHaveLength(5)
      const lines = await world.told(id)
      expect(lines.filter((line) => line === 'run-queued')).toHaveLength(2)
    },
  )

  it.each([2, 3])(
    'keeps what its parallel branches have finished when it is killed in call %i',
    async (number) => {
      await Promise.all([world.startWorker(), world.startWorker()])
      // Of two branches under way the one is answered and written down, then the process ends in the middle of the other.
      const hung = world.hangUpAt(number)
      const id = await world.order('diamond')
      const { key } = await hung
      const other = await eventually(async () => {
        const rows = await world.database
          .selectFrom('run_branch_steps')
          .select('name')
          .where('run_id', '=', id)
          .execute()
        if (!rows.some(({ name }) => name.startsWith('model:')))
          throw new Error('The other branch is not done.')
        return world.model.calls.find((call) => call.key !== key && call.number > 1)
      })
      await world.killWorker((await world.runs.find(id)).worker ?? '')
      await world.until(id, 'completed')
      expect(world.model.calls.filter((call) => call.key === other?.key)).toHaveLength(1)
      expect(world.model.answeredTwice).toEqual([])
      expect((await world.said(id)).map((line) => line.split(':')[0]).toSorted()).toEqual(
        ['user', 'top', 'left', 'right', 'bottom'].toSorted(),
      )
    },
  )

  it('goes on elsewhere when its process freezes, which does nothing more for it once it thaws', async () => {
    const [first, second] = await Promise.all([world.startWorker(), world.startWorker()])
    const hung = world.hangUpAt(2)
    const id = await world.order('pair')
    await hung
    const frozen = (await world.runs.find(id)).worker === first.id ? first : second
    frozen.signal('SIGSTOP')
    await world.until(id, 'completed')
    const calls = world.model.calls.length
    frozen.signal('SIGCONT')
    // It says that it lives again, and by then knows that the run is no longer its own.
    await eventually(async () => {
      const { id } = await world.database
        .selectFrom('workers')
        .select('id')
        .where('id', '=', frozen.id)
        .executeTakeFirstOrThrow()
      return id
    })
    await world.until(await world.order('pair', 'another'), 'completed')
    expect(world.model.calls.length).toBe(calls + 4)
    expect(world.model.answeredTwice).toEqual([])
    expect(await world.runs.find(id)).toMatchObject({ attempts: 2, messages: 5 })
  })

  it('outlives the database under it, and goes on in the same process', async () => {
    // On a busy machine one may come back some seconds after the other.
    const leaseMs = 4_000
    await Promise.all([world.startWorker({ leaseMs }), world.startWorker({ leaseMs })])
    const { postgres } = world.environment
    world.model.beforeAnswer = async ({ number }) => {
      if (number !== 2) return
      await postgres.stop()
      // Longer than a worker counts as alive: neither may take the other for dead.
      await pause(leaseMs + 500)
      await postgres.start()
    }
    const run = await world.until(await world.order('pair'), 'completed')
    expect(run).toMatchObject({ attempts: 1, messages: 5 })
    expect(world.model.calls).toHaveLength(4)
  })

  it('is handed over at once when its process is told to stop', async () => {
    const first = await world.startWorker({ leaseMs: 60_000 })
    const hung = world.hangUpAt(2)
    const id = await world.order('pair')
    const { brokenOff } = await hung
    await world.startWorker({ leaseMs: 60_000 })
    await first.stop()
    await brokenOff
    const run = await world.until(id, 'completed')
    expect(run).toMatchObject({ attempts: 2, usage: { calls: 4 } })
    expect(world.model.answeredTwice).toEqual([])
  })
})

describe('another version of the engine', () => {
  it('goes on with a run that an earlier one began, as far as it would have gone the same way', async () => {
    const old = await world.startWorker({ protocol: 1 })
    const hung = world.hangUpAt(3)
    const id = await world.order('pair')
    await hung
    await old.kill()
    await world.startWorker({ protocol: 2, instead: { pair: 'changed' }, onTheWayMs: 500 })
    const run = await world.until(id, 'completed')
    // The first turn is the same; the second was b's, and is c's now.
    const lines = await world.said(id)
    expect(lines.filter((line) => line.startsWith('c: '))).toHaveLength(2)
    expect(world.model.answeredTwice).toEqual([])
    expect(run.messages).toBeGreaterThanOrEqual(5)
  })
})
