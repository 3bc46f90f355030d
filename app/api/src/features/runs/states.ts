export const runStatuses = ['queued', 'running', 'waiting', 'completed', 'failed', 'cancelled'] as const

/** `waiting`: for a person's answer, without a worker. The last three are for good. */
export type RunStatus = (typeof runStatuses)[number]

export const openStatuses = ['queued', 'running', 'waiting'] as const satisfies readonly RunStatus[]

export function hasEnded(status: RunStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled'
}

/** Why a run ended, where that was not for its team to say. */
export const stopCodes = ['stopped', 'cancelled', 'time-over', 'turn-over', 'failed'] as const
export type StopCode = (typeof stopCodes)[number]
