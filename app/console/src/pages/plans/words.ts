import type { Tone } from '../../components/StatusTag.vue'
import type { PlanStatus, Task } from './queries.ts'

export const planTones: Readonly<Record<PlanStatus, Tone>> = {
  ready: 'neutral',
  inprogress: 'busy',
  completed: 'good',
  error: 'bad',
}

export const taskTones: Readonly<Record<Task['status'], Tone>> = { ...planTones, skipped: 'neutral' }

/** How long a task took, or has taken so far, in milliseconds; nothing before it began. */
export function durationOf({ startedAt, endedAt }: Pick<Task, 'startedAt' | 'endedAt'>, now: number) {
  if (startedAt === null) return undefined
  return (endedAt === null ? now : Date.parse(endedAt)) - Date.parse(startedAt)
}

/** Whether a browser can show it as text. */
export const isText = (contentType: string) => /^text\/|json|yaml|xml/.test(contentType)
export const isMarkdown = (contentType: string, name: string) =>
  contentType.startsWith('text/markdown') || name.endsWith('.md')
