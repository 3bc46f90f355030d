import type { Clock } from './clock.ts'
import type { Ids } from './ids.ts'
import type { Scheduler, Task, TaskHandler } from './scheduler.ts'
import type { Store } from './store.ts'

interface PendingTask extends Omit<Task, 'after'> {
  readonly id: string
  /** Milliseconds since the epoch, real time. */
  readonly dueAt: number
}

/** A handler that threw is tried again after this long, twice as long each time, up to the last. Real time. */
const firstRetry = 1_000
const lastRetry = 60_000

/**
 * Runs tasks when their cloud time has come. A task leaves the store only after its handler has finished, so
 * a killed emulator runs it again: handlers look at the world first and do what is missing.
 */
export function createScheduler(store: Store, clock: Clock, ids: Ids): TimedScheduler {
  const tasks = store.collection<PendingTask>('engine.tasks')
  const handlers = new Map<string, TaskHandler>()
  const failures = new Map<string, TaskHandler>()
  const timers = new Map<string, () => void>()
  const running = new Set<Promise<void>>()
  let started = false

  const arm = (task: PendingTask, retry = firstRetry) => {
    const delay = Math.max(0, task.dueAt - clock.now())
    timers.set(
      task.id,
      clock.after(delay, () => fire(task, retry)),
    )
  }

  const fire = (task: PendingTask, retry: number) => {
    timers.delete(task.id)
    if (task.dueAt > clock.now()) return arm(task, retry)
    const run = execute(task, retry).finally(() => running.delete(run))
    running.add(run)
  }

  const execute = async (task: PendingTask, retry: number) => {
    try {
      const handler = handlers.get(task.handler)
      if (!handler) throw new Error(`No service handles tasks named ${task.handler}.`)
      await (task.fails ? failures.get(task.handler)?.(task.payload) : handler(task.payload))
      tasks.delete(task.id)
    } catch (error) {
      console.error(`Task ${task.handler} ${JSON.stringify(task.payload)} failed; trying again.`, error)
      if (started) arm({ ...task, dueAt: clock.now() + retry }, Math.min(retry * 2, lastRetry))
    }
  }

  return {
    handle: (name, handler, fail) => {
      handlers.set(name, handler)
      if (fail) failures.set(name, fail)
    },
    schedule: ({ after, ...rest }) => {
      const task = { id: ids.next('task'), ...rest, dueAt: clock.now() + after / clock.speed }
      tasks.set(task.id, task)
      if (started) arm(task)
    },
    start: () => {
      started = true
      for (const task of [...tasks.values()].sort((a, b) => a.dueAt - b.dueAt)) arm(task)
    },
    stop: async () => {
      started = false
      for (const cancel of timers.values()) cancel()
      timers.clear()
      await Promise.all(running)
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

export interface TimedScheduler extends Scheduler {
  /** Resolves once no handler is at work; for tests that move the clock. */
  settled(): Promise<void>
}
