import type { Json } from './store.ts'

/** Something the cloud will do by itself later, such as turning PENDING into RUNNING. Survives a restart. */
export interface Task {
  /** The name under which a service registered the handler: `<product>.<what>`. */
  readonly handler: string
  /** Milliseconds of cloud time from now. */
  readonly after: number
  readonly payload: { readonly [key: string]: Json }
  /** Whether a fault lets it fail when its time comes. */
  readonly fails?: true
}

export type TaskHandler = (payload: { readonly [key: string]: Json }) => void | Promise<void>

export interface Scheduler {
  /**
   * Services register their handlers before the scheduler starts. `fail` takes the place of the handler for tasks
   * that are to fail; without it nothing ever comes of them.
   */
  handle(name: string, handler: TaskHandler, fail?: TaskHandler): void
  schedule(task: Task): void
  /** Begins running what is due, overdue tasks of an earlier life first. */
  start(): void
  stop(): Promise<void>
}
