import { type Emulator, startEmulator } from '../emulator.ts'
import { systemClock } from '../engine/clock.ts'
import type { Quotas } from '../engine/quotas.ts'
import { type Connection, removeConnection, writeConnection } from './connection.ts'
import { lock } from './lock.ts'
import { choosePorts } from './ports.ts'

export interface DaemonOptions {
  /** Absolute. */
  readonly dataFolder: string
  readonly address: string
  readonly port: number
  readonly cosPort: number
  readonly speed: number
  readonly rateLimits: boolean
  readonly quotas: Quotas
}

/** What the daemon tells the command that started it. */
export type Report = { readonly ready: Connection } | { readonly failed: string }

/** Runs an emulator until SIGTERM or SIGINT. */
export async function runDaemon(options: DaemonOptions): Promise<void> {
  try {
    lock(options.dataFolder)
    const emulator = await start(options)
    endOnSignal(options.dataFolder, emulator)
    const connection = describe(emulator, options.speed)
    writeConnection(options.dataFolder, connection)
    report({ ready: connection })
  } catch (error) {
    report({ failed: (error as Error).message })
    console.error(error)
    process.exitCode = 2
  }
}

async function start({
  dataFolder,
  address,
  speed,
  rateLimits,
  quotas,
  ...asked
}: DaemonOptions): Promise<Emulator> {
  const ports = await choosePorts(dataFolder, address, asked)
  return startEmulator({ dataFolder, address, ...ports, clock: systemClock(speed), rateLimits, quotas })
}

function describe({ world, endpoint, cosEndpoint }: Emulator, speed: number): Connection {
  const { secretId, secretKey, appId, uin } = world.account
  return {
    endpoint,
    cosEndpoint,
    secretId,
    secretKey,
    region: 'ap-guangzhou',
    appId,
    uin,
    pid: process.pid,
    speed,
  }
}

function endOnSignal(dataFolder: string, emulator: Emulator): void {
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    removeConnection(dataFolder)
    await emulator.stop()
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

function report(message: Report): void {
  if (!process.connected) return
  process.send?.(message)
  // The channel would keep this process bound to the command that started it.
  process.disconnect()
}
