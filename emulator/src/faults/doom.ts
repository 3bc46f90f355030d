import { AsyncLocalStorage } from 'node:async_hooks'
import type { TimedScheduler } from '../engine/timed-scheduler.ts'

/** Marks what a call sets going, so that it fails when its time comes. */
export interface Doom {
  /** Tasks that are scheduled within `run` will fail. */
  over<T>(run: () => T): T
  /** The scheduler, marking. */
  observe(scheduler: TimedScheduler): TimedScheduler
}

export function createDoom(): Doom {
  const doomed = new AsyncLocalStorage<true>()
  return {
    over: (run) => doomed.run(true, run),
    observe: (scheduler) => ({
      ...scheduler,
      schedule: (task) => scheduler.schedule(doomed.getStore() ? { ...task, fails: true } : task),
    }),
  }
}
