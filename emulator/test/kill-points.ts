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
export function killAt(
  target: Target,
  { call, name = '*', point }: KillPoint,
  start: () => ChildProcess,
): Promise<Outcome> {
  return killAtFirstOf(target, [{ Call: name, At: point, Nth: call }], start)
}

/** The same at whichever call of these names comes first. */
export function killAtAny(
  target: Target,
  { names, point }: { readonly names: readonly string[]; readonly point: Point },
  start: () => ChildProcess,
): Promise<Outcome> {
  const pauses = names.map((Call) => ({ Call, At: point, Nth: 1 }))
  return killAtFirstOf(target, pauses, start)
}

interface Pause {
  readonly Call: string
  readonly At: Point
  readonly Nth: number
}

async function killAtFirstOf(
  target: Target,
  pauses: readonly Pause[],
  start: () => ChildProcess,
): Promise<Outcome> {
  const control = controlOf(target)
  const faults: string[] = []
  for (const pause of pauses) {
    const { Fault } = await control.request('InjectFault', { Effect: 'pause', ...pause })
    faults.push(Fault.Id)
  }
  const client = start()
  const exited = once(client, 'exit')
  try {
    const ended = exited.then(([exitCode]) => ({ exitCode }))
    const held = faults.map((FaultId) => untilHeld(control, FaultId, client))
    const outcome = await Promise.race([ended, ...held])
    client.kill('SIGKILL')
    await exited
    return outcome
  } finally {
    await control.request('ClearFaults', {})
  }
}

async function untilHeld(control: CommonClient, FaultId: string, client: ChildProcess): Promise<Outcome> {
  for (;;) {
    try {
      const { Call } = await control.request('AwaitPause', { FaultId, Milliseconds: 5_000 })
      return { killedIn: Call }
    } catch (error) {
      // Another of the pauses held the client, and all of them are cleared by now.
      if (client.exitCode !== null || client.signalCode !== null) return { exitCode: client.exitCode }
      if ((error as { code?: string }).code !== 'Emulator.NothingPaused') throw error
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
