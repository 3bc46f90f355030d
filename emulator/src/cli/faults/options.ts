import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Fault } from '../../faults/fault.ts'
import { exitCodes, Failure } from '../failure.ts'

export interface FaultsOptions {
  /** The command, then what it is about: `inject throttle`, `clear fault-…`. */
  readonly words: readonly string[]
  /** Absolute. */
  readonly data: string
  readonly json: boolean
  readonly follow: boolean
  readonly help: boolean
  /** The trace begins after this sequence number. */
  readonly since: number
  /** What was given of a fault's settings, by the names that they have there. */
  readonly settings: Readonly<Record<string, string | number>>
}

const text = { type: 'string' } as const
const flag = { type: 'boolean', default: false } as const

type SettingName = Exclude<keyof Fault, 'id' | 'effect' | 'matched' | 'acted'>

const settings = {
  call: text,
  region: text,
  nth: text,
  count: text,
  probability: text,
  seed: text,
  milliseconds: text,
  at: text,
  reads: text,
  status: text,
  calls: text,
  code: text,
} satisfies Record<SettingName, typeof text>

const texts: readonly string[] = ['call', 'region', 'at', 'code'] satisfies SettingName[]

/** @throws Failure for anything that is not understood */
export function readFaultsOptions(args: readonly string[]): FaultsOptions {
  const { values, positionals } = parse(args)
  const { data, json, follow, help, since, ...given } = values
  const numbers = Object.entries(given).map(
    ([name, value]) => [name, texts.includes(name) ? value : readNumber(name, value)] as const,
  )
  return {
    words: positionals,
    data: resolve(data),
    json,
    follow,
    help,
    since: readNumber('since', since),
    settings: Object.fromEntries(numbers),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string', default: '.tengyun/emulator' },
        json: flag,
        follow: flag,
        help: { ...flag, short: 'h' },
        since: { ...text, default: '0' },
        ...settings,
      },
    })
  } catch (error) {
    throw new Failure(exitCodes.usage, (error as Error).message)
  }
}

function readNumber(name: string, given: string): number {
  const number = Number(given)
  if (given.trim() !== '' && Number.isFinite(number)) return number
  throw new Failure(exitCodes.usage, `--${name} must be a number, not ${given}.`)
}
