import { setTimeout } from 'node:timers/promises'
import { fromWire } from '../../faults/wire-names.ts'
import { exitCodes } from '../failure.ts'
import type { FaultsOptions } from './options.ts'
import { callEmulator } from './signed-call.ts'

interface WireCall {
  readonly Sequence: number
  readonly Call: string
  readonly Region: string
  readonly At: number
  readonly Point: string
  readonly Outcome: string
}

/** Milliseconds between two looks. */
const pace = 200

/** One line a call, with `--json` one JSON object a line; `--follow` goes on until it is interrupted. */
export async function trace({ data, json, follow, since }: FaultsOptions): Promise<number> {
  let last = since
  do {
    const { Calls } = await callEmulator<{ Calls: WireCall[] }>(data, 'DescribeCalls', { Since: last })
    for (const call of Calls) console.log(json ? JSON.stringify(fromWire(call)) : show(call))
    last = Calls.at(-1)?.Sequence ?? last
    if (follow) await setTimeout(pace)
  } while (follow)
  return exitCodes.done
}

function show({ Sequence, Call, Region, At, Point, Outcome }: WireCall): string {
  return [Sequence, new Date(At).toISOString(), Call, Region, Point, Outcome].join('  ').trimEnd()
}
