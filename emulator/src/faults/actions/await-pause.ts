import { CloudError } from '../../errors.ts'
import type { AnyAction } from '../../services/service.ts'
import type { Faults } from '../faults.ts'

/** Milliseconds; less than the minute that SDKs wait for an answer. */
const usualPatience = 30_000

/** `{ FaultId, Milliseconds? }` → `{ Call }` as soon as the fault holds one. */
export function awaitPause(faults: Faults): AnyAction {
  return async ({
    FaultId = '',
    Milliseconds = usualPatience,
  }: {
    FaultId?: string
    Milliseconds?: number
  }) => {
    const call = await faults.gate.reached(FaultId, Milliseconds)
    if (call) return { Call: `${call.product}:${call.action}`, Region: call.region }
    throw new CloudError('Emulator.NothingPaused', `${FaultId} has held no call for ${Milliseconds} ms.`)
  }
}
