import type { Tone } from '../../components/StatusTag.vue'
import type { Emergency, Proposal } from './queries.ts'

export const stateTones: Readonly<Record<Emergency['state'], Tone>> = {
  open: 'busy',
  handled: 'good',
  closed: 'neutral',
}

export function standingOf({ decision }: Proposal): { readonly name: string; readonly tone: Tone } {
  if (decision === null) return { name: 'waiting', tone: 'waiting' }
  return { name: decision.verdict, tone: decision.verdict === 'rejected' ? 'bad' : 'good' }
}
