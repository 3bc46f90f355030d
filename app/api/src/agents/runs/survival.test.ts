import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ModelCall } from '../../../test/counting-model.ts'
import { eventually } from '../../../test/processes.ts'
import { type RunWorld, startRunWorld } from '../../../test/run-world.ts'

let world: RunWorld

beforeAll(async () => {
  world = await startRunWorld()
})
afterEach(() => world.reset())
afterAll(() => world.stop())

/** Resolves with the call of this number, which is left without an answer. */
function hangUpAt(number: number): Promise<ModelCall> {
  const { promise, resolve } = Promise.withResolvers<ModelCall>()
  world.model.beforeAnswer = async (call) => {
    if (call.number !== number) return
    resolve(call)
    await call.brokenOff
  }
  return promise
}

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
      const hung = hangUpAt(number)
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
      const hung = hangUpAt(number)
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
    const hung = hangUpAt(2)
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
    await Promise.all([world.startWorker(), world.startWorker()])
    const { postgres } = world.environment
    world.model.beforeAnswer = async ({ number }) => {
      if (number !== 2) return
      await postgres.stop()
      // Longer than a worker counts as alive: neither may take the other for dead.
      await pause(2_000)
      await postgres.start()
    }
    const run = await world.until(await world.order('pair'), 'completed')
    expect(run).toMatchObject({ attempts: 1, messages: 5 })
    expect(world.model.calls).toHaveLength(4)
  })

  it('is handed over at once when its process is told to stop', async () => {
    const first = await world.startWorker({ leaseMs: 60_000 })
    const hung = hangUpAt(2)
    const id = await world.order('pair')
    const { brokenOff } = await hung
    await world.startWorker({ leaseMs: 60_000 })
    await first.stop()
    await brokenOff
    const run = await world.until(id, 'completed')
    expect(run).toMatchObject({ attempts: 2, usage: { calls: 4 } })
    expect(world.model.answeredTwice).toEqual([])
  })

  it('is broken off in the middle of a model call when somebody cancels it', async () => {
    await world.startWorker()
    const hung = hangUpAt(2)
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
    const hung = hangUpAt(2)
    const id = await world.order('pair')
    const { brokenOff } = await hung
    await brokenOff
    expect(await world.until(id, 'failed')).toMatchObject({
      ...{ stopCode: 'turn-over', stopReason: 'b took longer than the 1 s that a turn may take.' },
    })
  })
})

describe('a question', () => {
  it('waits without a process for an answer, which another process goes on with', async () => {
    const first = await world.startWorker()
    const id = await world.order('asking')
    const waiting = await world.until(id, 'waiting')
    expect(waiting).toMatchObject({ worker: null, deadlineAt: null })
    await first.kill()
    const [question] = await world.answers.list(undefined, 10)
    expect(question).toMatchObject({ source: 'commander', runId: id })
    await world.startWorker()
    const person = { id: 'p', name: 'Li Wei', role: 'operator' as const }
    await world.answers.answer(id, { question: question?.id ?? '', text: 'Hold the dam.' }, person)
    const run = await world.until(id, 'completed')
    expect(run.usage.calls).toBe(2)
    expect(await world.said(id)).toContain('commander: Hold the dam.')
    expect(world.model.answeredTwice).toEqual([])
  })

  it('of one branch waits without a process too, and what the other has done is kept', async () => {
    const first = await world.startWorker()
    const id = await world.order('asideAsking')
    await world.until(id, 'waiting')
    await first.kill()
    await world.startWorker()
    const [question] = await world.answers.list(id, 10)
    const person = { id: 'p', name: 'Li Wei', role: 'operator' as const }
    await world.answers.answer(id, { question: question?.id ?? '', text: 'Yes.' }, person)
    await world.until(id, 'completed')
    expect(await world.said(id)).toContain('right: Yes.')
    expect(world.model.calls).toHaveLength(3)
  })

  it('is answered while its process still waits, without being taken up again', async () => {
    await world.startWorker({ lingerMs: 20_000 })
    const id = await world.order('asking')
    const question = await eventually(async () => {
      const [asked] = await world.answers.list(id, 10)
      if (!asked) throw new Error('Nothing is asked yet.')
      return asked
    })
    await world.answers.answer(
      id,
      { question: question.id, text: 'Go.' },
      { id: 'p', name: 'Li', role: 'commander' },
    )
    expect(await world.until(id, 'completed')).toMatchObject({ attempts: 1 })
  })
})

describe('another version of the engine', () => {
  it('goes on with a run that an earlier one began, as far as it would have gone the same way', async () => {
    const old = await world.startWorker({ protocol: 1 })
    const hung = hangUpAt(3)
    const id = await world.order('pair')
    await hung
    await old.kill()
    await world.startWorker({ protocol: 2, instead: { pair: 'changed' } })
    const run = await world.until(id, 'completed')
    // The first turn is the same; the second was b's, and is c's now.
    const lines = await world.said(id)
    expect(lines.filter((line) => line.startsWith('c: '))).toHaveLength(2)
    expect(world.model.answeredTwice).toEqual([])
    expect(run.messages).toBeGreaterThanOrEqual(5)
  })
})
