import { fromWire } from '../../faults/wire-names.ts'
import { exitCodes } from '../failure.ts'
import type { FaultsOptions } from './options.ts'
import { showFault, type WireFault } from './show.ts'
import { callEmulator } from './signed-call.ts'

export async function list({ data, json }: FaultsOptions): Promise<number> {
  const { Faults } = await callEmulator<{ Faults: WireFault[] }>(data, 'DescribeFaults')
  if (json) console.log(JSON.stringify(Faults.map(fromWire)))
  else console.log(Faults.length === 0 ? 'Nothing is made to go wrong.' : Faults.map(showFault).join('\n'))
  return exitCodes.done
}
