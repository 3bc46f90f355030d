import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attempts, TaskModel } from '../../../test/task-model.ts'
import { refusalOf, standingOf, type TaskStatus } from './states.ts'

it('allows and refuses what the rules say, whatever is attempted, and knows where the plan stands', () => {
  const ends = new Set<string>()
  fc.assert(
    fc.property(attempts, ({ sizes, tried }) => {
      const model = new TaskModel(sizes)
      let tasks = model.steps.map((step) => ({ step, status: 'ready' as TaskStatus }))
      for (const { task, to } of tried) {
        const current = tasks[task] ?? { step: 0, status: 'ready' }
        const refusal = refusalOf(current, to, standingOf(tasks).currentStep)
        expect(refusal).toBe(model.attempt({ task, to }))
        if (!refusal) tasks = tasks.map((other) => (other === current ? { ...other, status: to } : other))
      }
      const standing = standingOf(tasks)
      expect(standing.status).toBe(model.planStatus)
      expect(standing.endedCount === tasks.length).toBe(standing.currentStep === null)
      ends.add(standing.status)
    }),
    { numRuns: 5_000, seed: 1122 },
  )
  // The attempts go far enough to mean something.
  expect(ends).toEqual(new Set(['ready', 'inprogress', 'completed', 'error']))
})
