import { invalidValue } from './errors.ts'
import type { Elimination } from './read-only-groups.ts'

/** The fields that CreateReadOnlyGroup and ModifyReadOnlyGroupConfig share. */
export interface EliminationRequest {
  readonly ReplayLagEliminate?: number
  readonly ReplayLatencyEliminate?: number
  readonly MaxReplayLag?: number
  readonly MaxReplayLatency?: number
  readonly MinDelayEliminateReserve?: number
}

/** What a request says, and for what it does not say `present`. @throws CloudError */
export function readElimination(request: EliminationRequest, present: Elimination): Elimination {
  const elimination = {
    byLag: readSwitch('ReplayLagEliminate', request.ReplayLagEliminate, present.byLag),
    byLatency: readSwitch('ReplayLatencyEliminate', request.ReplayLatencyEliminate, present.byLatency),
    maxLag: request.MaxReplayLag ?? present.maxLag,
    maxLatency: request.MaxReplayLatency ?? present.maxLatency,
    reserve: request.MinDelayEliminateReserve ?? present.reserve,
  }
  checkThreshold('MaxReplayLag', elimination.maxLag, elimination.byLag)
  checkThreshold('MaxReplayLatency', elimination.maxLatency, elimination.byLatency)
  if (elimination.reserve < 0 || elimination.reserve > 100) {
    throw invalidValue('MinDelayEliminateReserve', elimination.reserve, '0 to 100')
  }
  return elimination
}

/** 0 or 1, as the API writes a yes or no. */
export function readSwitch(name: string, value: number | undefined, present: boolean): boolean {
  if (value === undefined) return present
  if (value === 0 || value === 1) return value === 1
  throw invalidValue(name, value, '0 or 1')
}

function checkThreshold(name: string, value: number, isUsed: boolean): void {
  if (isUsed && !(Number.isInteger(value) && value > 0)) {
    throw invalidValue(name, value, 'a whole number above 0 where it is switched on')
  }
}
