import { exitCodes } from '../failure.ts'
import type { FaultsOptions } from './options.ts'
import { callEmulator } from './signed-call.ts'

export async function resume({ data, json, words: [, FaultId] }: FaultsOptions): Promise<number> {
  const { Resumed } = await callEmulator<{ Resumed: number }>(data, 'ResumeCalls', { FaultId })
  console.log(json ? JSON.stringify({ resumed: Resumed }) : `Resumed: ${Resumed}.`)
  return exitCodes.done
}
