import type { Json } from './store.ts'

/** Something the cloud will do by itself later, such as turning PENDING into RUNNING. Survives a restart. */
export interface Task {
  /** The name under which a service registered the handler: `<product>.<what>`. */
  readonly handler: string
  /** Milliseconds of cloud time from now. */
  readonly after: number
  readonly payload: { readonly [key: string]: Json }
}

export type TaskHandler = (payload: { readonly [key: string]: Json }) => void | Promise<void>

export interface Scheduler {
  /** Services register their handlers before the scheduler starts. */
  handle(name: string, handler: TaskHandler): void
  schedule(task: Task): void
  /** Begins running what is due, overdue tasks of an earlier life first. */
  start(): void
  stop(): Promise<void>
}
