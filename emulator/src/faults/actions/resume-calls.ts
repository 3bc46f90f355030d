import type { AnyAction } from '../../services/service.ts'
import type { Faults } from '../faults.ts'

/** `{ FaultId? }`, without it whatever is held → `{ Resumed }`, how many calls. */
export function resumeCalls(faults: Faults): AnyAction {
  return async ({ FaultId }: { FaultId?: string }) => ({ Resumed: await faults.gate.resume(FaultId) })
}
