import { resolve } from 'node:path'
import type { Fault } from '../../faults/fault.ts'
import { commonOptions, mistake, parseArguments } from '../arguments.ts'

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
  const { values, positionals } = parseArguments(args, options)
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

const options = {
  ...commonOptions,
  follow: { type: 'boolean', default: false },
  since: { ...text, default: '0' },
  ...settings,
} as const

function readNumber(name: string, given: string): number {
  const number = Number(given)
  if (given.trim() !== '' && Number.isFinite(number)) return number
  throw mistake(`--${name} must be a number, not ${given}.`)
}
