import type { ErrorCode } from '../../errors/catalogue.ts'

/** From low to critical, the four levels at which China's emergency services grade an incident. */
export const severities = ['low', 'normal', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

export const emergencyStates = ['open', 'handled', 'closed'] as const
export type EmergencyState = (typeof emergencyStates)[number]

/** What a commander can say to a proposed course of action. */
export const verdicts = ['approved', 'amended', 'rejected'] as const
export type Verdict = (typeof verdicts)[number]

/** What has been handled can flare up again; what is closed stays closed, as the record it has become. */
const nextOf: Readonly<Record<EmergencyState, readonly EmergencyState[]>> = {
  open: ['handled', 'closed'],
  handled: ['open', 'closed'],
  closed: [],
}

/** Why an emergency may not take a state, or `undefined` when it may. */
export function refusalOf(from: EmergencyState, to: EmergencyState): ErrorCode | undefined {
  if (from === 'closed') return 'emergency/closed'
  return nextOf[from].includes(to) ? undefined : 'emergency/already-in-state'
}
