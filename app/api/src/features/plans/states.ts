import type { ErrorCode } from '../../errors/catalogue.ts'

export const taskStatuses = ['ready', 'inprogress', 'completed', 'error', 'skipped'] as const
export type TaskStatus = (typeof taskStatuses)[number]

export const planStatuses = ['ready', 'inprogress', 'completed', 'error'] as const
export type PlanStatus = (typeof planStatuses)[number]

export const priorities = ['low', 'normal', 'high', 'critical'] as const
export type Priority = (typeof priorities)[number]

/** Where a task can go from where it is: `ready → inprogress → completed | error | skipped`. */
const nextOf: Readonly<Record<TaskStatus, readonly TaskStatus[]>> = {
  ready: ['inprogress'],
  inprogress: ['completed', 'error', 'skipped'],
  completed: [],
  error: [],
  skipped: [],
}

export function hasEnded(status: TaskStatus): boolean {
  return nextOf[status].length === 0
}

interface Position {
  readonly status: TaskStatus
  readonly step: number
}

/** Why a task may not take a status, or `undefined` when it may; each reason has a code of its own. */
export function refusalOf(task: Position, to: TaskStatus, currentStep: number | null): ErrorCode | undefined {
  if (hasEnded(task.status)) return 'task/ended'
  if (to === 'ready') return 'task/not-reopened'
  if (task.status === to) return 'task/already-started'
  if (!nextOf[task.status].includes(to)) return 'task/not-started'
  if (currentStep !== null && task.step > currentStep) return 'task/step-not-reached'
  return undefined
}

/** Where a plan stands, which follows from its tasks alone. */
export interface Standing {
  readonly status: PlanStatus
  /** The first step with an open task; null once all tasks have ended. */
  readonly currentStep: number | null
  readonly endedCount: number
  readonly failedCount: number
}

export function standingOf(tasks: readonly Position[]): Standing {
  const open = tasks.filter(({ status }) => !hasEnded(status))
  const failedCount = tasks.filter(({ status }) => status === 'error').length
  const untouched = tasks.every(({ status }) => status === 'ready')
  return {
    status: open.length > 0 ? (untouched ? 'ready' : 'inprogress') : failedCount > 0 ? 'error' : 'completed',
    currentStep: open.length > 0 ? Math.min(...open.map(({ step }) => step)) : null,
    endedCount: tasks.length - open.length,
    failedCount,
  }
}
