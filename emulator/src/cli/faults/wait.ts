import { exitCodes } from '../failure.ts'
import type { FaultsOptions } from './options.ts'
import { callEmulator } from './signed-call.ts'

/** Exit code 1 if no call came. */
export async function wait({ data, json, words: [, FaultId], settings }: FaultsOptions): Promise<number> {
  const { milliseconds: Milliseconds } = settings
  const { Call, Region } = await callEmulator<{ Call: string; Region: string }>(data, 'AwaitPause', {
    FaultId,
    Milliseconds,
  })
  console.log(json ? JSON.stringify({ call: Call, region: Region }) : `Held: ${Call} ${Region}`)
  return exitCodes.done
}
