import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import type { OutputPlace } from './output-bucket.ts'

export type TaskStatus =
  | 'PENDING'
  | 'RUNNING'
  | 'SUCCESS'
  | 'FAILED'
  | 'TIMEOUT'
  | 'TASK_TIMEOUT'
  | 'START_FAILED'
  | 'CANCELLED'
  | 'TERMINATED'

/** A command given to one or more instances. */
export interface Invocation {
  readonly invocationId: string
  readonly region: string
  readonly commandName: string
  readonly description: string
  /** As it was sent, in base64: placeholders stand where hidden values go. */
  readonly content: string
  /** JSON; hidden values are `******`. */
  readonly parameters: string
  readonly workingDirectory: string
  readonly username: string
  /** Seconds */
  readonly timeout: number
  /** Absent where the output goes nowhere else. */
  readonly outputPlace?: OutputPlace
  readonly taskIds: readonly string[]
  readonly createdAt: number
}

/** The command's run on one instance. */
export interface InvocationTask {
  readonly taskId: string
  readonly invocationId: string
  readonly region: string
  readonly instanceId: string
  readonly status: TaskStatus
  readonly exitCode: number
  /** Bytes of the output that were cut off. */
  readonly dropped: number
  readonly errorInfo: string
  /** Where all of its output lies in COS, once it does. */
  readonly outputUrl?: string
  /** Why it does not. */
  readonly uploadError?: string
  /** The group of its processes while it runs; 0 else. */
  readonly processGroup: number
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

export function invocations(world: World): Collection<Invocation> {
  return world.store.collection('tat.invocations')
}

export function invocationTasks(world: World): Collection<InvocationTask> {
  return world.store.collection('tat.invocation-tasks')
}

export function updateTask(world: World, taskId: string, change: Partial<InvocationTask>): void {
  const task = invocationTasks(world).get(taskId)
  if (task) invocationTasks(world).set(taskId, { ...task, ...change, updatedAt: world.clock.now() })
}

export function isOver({ status }: InvocationTask): boolean {
  return status !== 'PENDING' && status !== 'RUNNING'
}
