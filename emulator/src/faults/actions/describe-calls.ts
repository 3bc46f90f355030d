import type { AnyAction } from '../../services/service.ts'
import type { Faults } from '../faults.ts'
import { toWire } from '../wire-names.ts'

/** `{ Since? }`, a sequence number → `{ Calls }`, those after it. */
export function describeCalls(faults: Faults): AnyAction {
  return ({ Since }: { Since?: number }) => ({ Calls: faults.calls(Since).map(toWire) })
}
