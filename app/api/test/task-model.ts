import fc from 'fast-check'
import { type TaskStatus, taskStatuses } from '../src/features/plans/states.ts'

/** What somebody tries with a task of a plan. */
export interface Attempt {
  readonly task: number
  readonly to: TaskStatus
}

/** A plan as the number of tasks in each step, and what is tried with it. */
export const attempts = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })
  .chain((sizes) => {
    const tasks = sizes.reduce((sum, size) => sum + size, 0)
    const attempt = fc.record({
      task: fc.integer({ min: 0, max: tasks - 1 }),
      // The statuses that lead on more often, or few plans would ever end.
      to: fc.oneof(
        { arbitrary: fc.constantFrom('inprogress', 'completed'), weight: 3 },
        fc.constantFrom(...taskStatuses),
      ),
    })
    return fc.record({ sizes: fc.constant(sizes), tried: fc.array(attempt, { maxLength: 40 }) })
  })

/** The rules in other words than the code's: what has been, and what may come next. */
export class TaskModel {
  readonly steps: number[]
  readonly statuses: TaskStatus[]

  constructor(sizes: readonly number[]) {
    this.steps = sizes.flatMap((size, index) => new Array<number>(size).fill(index + 1))
    this.statuses = this.steps.map(() => 'ready')
  }

  /** The code of the refusal, or undefined when the attempt succeeds. */
  attempt({ task, to }: Attempt): string | undefined {
    const from = this.statuses[task]
    if (from === 'completed' || from === 'error' || from === 'skipped') return 'task/ended'
    if (to === 'ready') return 'task/not-reopened'
    if (from === 'inprogress' && to === 'inprogress') return 'task/already-started'
    if (from === 'ready' && to !== 'inprogress') return 'task/not-started'
    if (from === 'ready' && this.#earlierIsOpen(task)) return 'task/step-not-reached'
    this.statuses[task] = to
    return undefined
  }

  get planStatus(): string {
    if (this.statuses.some(isOpen))
      return this.statuses.every((status) => status === 'ready') ? 'ready' : 'inprogress'
    return this.statuses.includes('error') ? 'error' : 'completed'
  }

  /** Tasks that are ready while every task of every earlier step has ended. */
  get workable(): number[] {
    return this.steps.flatMap((_, task) =>
      this.statuses[task] === 'ready' && !this.#earlierIsOpen(task) ? [task] : [],
    )
  }

  #earlierIsOpen(task: number): boolean {
    const step = this.steps[task] ?? 0
    return this.steps.some((other, index) => other < step && isOpen(this.statuses[index] ?? 'ready'))
  }
}

function isOpen(status: TaskStatus): boolean {
  return status === 'ready' || status === 'inprogress'
}
