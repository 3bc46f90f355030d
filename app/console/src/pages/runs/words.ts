import type { Item } from '../../api/types.ts'
import type { Tone } from '../../components/StatusTag.vue'

export type Run = Item<'/api/runs'>

export const toneOf: Readonly<Record<Run['status'], Tone>> = {
  queued: 'neutral',
  running: 'busy',
  waiting: 'waiting',
  completed: 'good',
  failed: 'bad',
  cancelled: 'neutral',
}

export function hasEnded({ status }: Pick<Run, 'status'>): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled'
}
