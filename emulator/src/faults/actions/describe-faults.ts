import type { AnyAction } from '../../services/service.ts'
import type { Faults } from '../faults.ts'
import { toWire } from '../wire-names.ts'

/** `{}` → `{ Faults }`. */
export function describeFaults(faults: Faults): AnyAction {
  return () => ({ Faults: faults.list().map(toWire) })
}
