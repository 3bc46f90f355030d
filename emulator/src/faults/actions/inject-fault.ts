import type { AnyAction } from '../../services/service.ts'
import type { Faults } from '../faults.ts'
import { readOrder } from '../read-order.ts'
import { fromWire, toWire } from '../wire-names.ts'

/** `{ Effect, Call?, Nth?, … }`, the members of `FaultOrder` → `{ Fault }`. */
export function injectFault(faults: Faults): AnyAction {
  return (request: object) => ({ Fault: toWire(faults.inject(readOrder(fromWire(request)))) })
}
