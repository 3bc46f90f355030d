import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Emulator, startEmulator } from '../src/emulator.ts'
import type { Clock } from '../src/engine/clock.ts'
import { choosePort } from '../src/engine/ports.ts'
import type { Quotas } from '../src/engine/quotas.ts'
import { type ClientConstructor, connect } from './client.ts'
import { waitingClock } from './waiting-clock.ts'

export interface TestEmulator extends Emulator, AsyncDisposable {
  /** An official SDK client of one product, imported by the test: `emulator.client(CvmClient)`. */
  client<Client>(clientClass: ClientConstructor<Client>, options?: ClientOptions): Client
  /** Stops it and starts another on the same data and ports. */
  restart(): Promise<void>
}

export interface ClientOptions {
  readonly region?: string
  readonly credential?: { readonly secretId: string; readonly secretKey: string; readonly token?: string }
  /** Names the product where its actions are also another's: `postgres` for `DescribeZones`. */
  readonly product?: string
}

/**
 * An emulator in a temporary folder and on free ports; unless a clock is given it is fast while a test waits. Use with `await using`, or
 * call its `Symbol.asyncDispose` when done.
 */
export async function anEmulator({
  clock = waitingClock(),
  rateLimits = false,
  quotas = {},
}: {
  clock?: Clock
  rateLimits?: boolean
  quotas?: Quotas
} = {}): Promise<TestEmulator> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tengyun-emulator-'))
  const port = await choosePort('127.0.0.1', 0)
  const cosPort = await choosePort('127.0.0.1', 0)
  const start = () => startEmulator({ dataFolder, port, cosPort, clock, rateLimits, quotas })
  let current = await start()

  return {
    get world() {
      return current.world
    },
    endpoint: current.endpoint,
    cosEndpoint: current.cosEndpoint,
    get faults() {
      return current.faults
    },
    client: (clientClass, options = {}) => connect(clientClass, current, options),
    restart: async () => {
      await current.stop()
      current = await start()
    },
    stop: () => current.stop(),
    [Symbol.asyncDispose]: async () => {
      await current.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
