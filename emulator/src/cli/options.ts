import { isIPv4 } from 'node:net'
import { resolve } from 'node:path'
import { isQuotaName, quotaNames } from '../engine/quotas.ts'
import { commonOptions, mistake, parseArguments } from './arguments.ts'

export interface Options {
  readonly command: string
  /** Absolute. */
  readonly data: string
  /** Of this machine. */
  readonly address: string
  /** 0: one that is free, the same again next time. */
  readonly port: number
  readonly cosPort: number
  readonly speed: number
  /** Undefined: as the speed has it. */
  readonly rateLimits: boolean | undefined
  /** `vpc.vpcsPerRegion=2`, checked. */
  readonly quotas: readonly string[]
  readonly foreground: boolean
  readonly json: boolean
  readonly yes: boolean
  readonly help: boolean
}

/** Below which ports are taken for outgoing connections; what listens there may be hit by one. */
const firstEphemeral = 32_768

/** @throws Failure for anything that is not understood */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArguments(args, options)
  if (positionals.length > 1) throw mistake(`One command at a time, not ${positionals.join(' ')}.`)
  return {
    command: positionals[0] ?? '',
    data: resolve(values.data),
    address: readAddress(values.address),
    port: readPort('--port', values.port),
    cosPort: readPort('--cos-port', values['cos-port']),
    speed: readSpeed(values.speed),
    rateLimits: readSwitch('--rate-limits', values['rate-limits']),
    quotas: values.quota.map(readQuota),
    foreground: values.foreground,
    json: values.json,
    yes: values.yes,
    help: values.help,
  }
}

const options = {
  ...commonOptions,
  address: { type: 'string', default: process.env.TENGYUN_EMULATOR_ADDRESS ?? '127.0.0.1' },
  port: { type: 'string', default: process.env.TENGYUN_EMULATOR_PORT ?? '9911' },
  'cos-port': { type: 'string', default: process.env.TENGYUN_EMULATOR_COS_PORT ?? '9912' },
  speed: { type: 'string', default: '60' },
  'rate-limits': { type: 'string' },
  quota: { type: 'string', multiple: true, default: [] as string[] },
  foreground: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const

function readAddress(text: string): string {
  if (isIPv4(text)) return text
  throw mistake(`--address must be an IPv4 address of this machine, not ${text}.`)
}

function readPort(name: string, text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port < firstEphemeral) return port
  throw mistake(`${name} must be a port below ${firstEphemeral}, or 0 for a free one, not ${text}.`)
}

function readSpeed(text: string): number {
  const speed = Number(text)
  if (speed > 0 && Number.isFinite(speed)) return speed
  throw mistake(`--speed must be a number above 0, not ${text}: 1 is the cloud's own pace.`)
}

function readSwitch(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  if (text === 'on' || text === 'off') return text === 'on'
  throw mistake(`${name} must be on or off, not ${text}.`)
}

function readQuota(text: string): string {
  const [name = '', figure = ''] = text.split('=')
  if (!isQuotaName(name)) throw mistake(`--quota ${name} is none of ${quotaNames.join(', ')}.`)
  if (/^\d+$/.test(figure)) return text
  throw mistake(`--quota must be like ${name}=2, not ${text}.`)
}
