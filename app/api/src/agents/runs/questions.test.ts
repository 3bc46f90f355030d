import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../../test/processes.ts'
import { type RunWorld, startRunWorld } from '../../../test/run-world.ts'

let world: RunWorld

beforeAll(async () => {
  world = await startRunWorld()
})
afterEach(() => world.reset())
afterAll(() => world.stop())

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
