import { fromWire, toWire } from '../../faults/wire-names.ts'
import { exitCodes } from '../failure.ts'
import type { FaultsOptions } from './options.ts'
import { showFault, type WireFault } from './show.ts'
import { callEmulator } from './signed-call.ts'

export async function inject({ data, json, words: [, effect], settings }: FaultsOptions): Promise<number> {
  const order = toWire({ ...settings, effect })
  const { Fault } = await callEmulator<{ Fault: WireFault }>(data, 'InjectFault', order)
  console.log(json ? JSON.stringify(fromWire(Fault)) : showFault(Fault))
  return exitCodes.done
}
