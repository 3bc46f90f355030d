import { exitCodes } from '../failure.ts'
import type { FaultsOptions } from './options.ts'
import { callEmulator } from './signed-call.ts'

export async function clear({ data, json, words: [, FaultId] }: FaultsOptions): Promise<number> {
  const { Cleared } = await callEmulator<{ Cleared: number }>(data, 'ClearFaults', { FaultId })
  console.log(json ? JSON.stringify({ cleared: Cleared }) : `Cleared: ${Cleared}.`)
  return exitCodes.done
}
