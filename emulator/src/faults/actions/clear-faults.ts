import { CloudError } from '../../errors.ts'
import type { AnyAction } from '../../services/service.ts'
import type { Faults } from '../faults.ts'

/** `{ FaultId? }`, without it all → `{ Cleared }`, how many there were. */
export function clearFaults(faults: Faults): AnyAction {
  return async ({ FaultId }: { FaultId?: string }) => {
    const cleared = await faults.clear(FaultId)
    if (FaultId === undefined || cleared > 0) return { Cleared: cleared }
    throw new CloudError('Emulator.FaultNotFound', `There is no fault ${FaultId}.`)
  }
}
