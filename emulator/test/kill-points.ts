import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { CommonClient } from 'tencentcloud-sdk-nodejs/tencentcloud/common/common_client.js'
import type { Point } from '../src/faults/fault.ts'

/** The address and root key of a running emulator, as `emulator.json` has them. */
export interface Target {
  readonly endpoint: string
  readonly secretId: string
  readonly secretKey: string
}

/** At which call of a client, and where in it. */
export interface KillPoint {
  /** Counted from 1, among the calls of that name if one is given. */
  readonly call: number
  /** `vpc:CreateVpc`; default: every call counts. */
  readonly name?: string
  readonly point: Point
}

export type Outcome =
  /** It was killed in this call. */
  | { readonly killedIn: string }
  /** It ended by itself, before it made so many calls. */
  | { readonly exitCode: number | null }

/**
 * Runs a client and kills it, as `kill -9` does, exactly when its call reaches the point. The emulated cloud
 * stands still meanwhile, so nothing that the client has under way besides gets further either. Resolves when the
 * process is gone and the cloud goes on.
 */
export async function killAt(
  target: Target,
  { call, name = '*', point }: KillPoint,
  start: () => ChildProcess,
): Promise<Outcome> {
  const control = controlOf(target)
  const { Fault } = await control.request('InjectFault', {
    Effect: 'pause',
    At: point,
    Call: name,
    Nth: call,
  })
  const FaultId: string = Fault.Id
  const client = start()
  const exited = once(client, 'exit')
  try {
    const ended = exited.then(([exitCode]) => ({ exitCode }))
    const outcome = await Promise.race([ended, untilHeld(control, FaultId, client)])
    client.kill('SIGKILL')
    await exited
    return outcome
  } finally {
    await control.request('ClearFaults', { FaultId })
  }
}

async function untilHeld(control: CommonClient, FaultId: string, client: ChildProcess): Promise<Outcome> {
  for (;;) {
    try {
      const { Call } = await control.request('AwaitPause', { FaultId, Milliseconds: 5_000 })
      return { killedIn: Call }
    } catch (error) {
      const { code } = error as { code?: string }
      if (code !== 'Emulator.NothingPaused') throw error
      if (client.exitCode !== null || client.signalCode !== null) return { exitCode: client.exitCode }
    }
  }
}

/** The names of the calls that were made while `run` ran, so that new calls are covered by themselves. */
export async function callsOf(target: Target, run: () => Promise<unknown>): Promise<string[]> {
  const control = controlOf(target)
  const before: { Calls: { Sequence: number }[] } = await control.request('DescribeCalls', {})
  await run()
  const Since = before.Calls.at(-1)?.Sequence ?? 0
  const { Calls } = await control.request('DescribeCalls', { Since })
  return Calls.map(({ Call }: { Call: string }) => Call)
}

/** The emulator's own product, through the SDK's client for any product. */
export function controlOf({ endpoint, secretId, secretKey }: Target): CommonClient {
  return new CommonClient(new URL(endpoint).host, '2026-01-01', {
    credential: { secretId, secretKey },
    profile: { httpProfile: { protocol: 'http://' } },
  })
}
