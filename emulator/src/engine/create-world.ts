import { mkdirSync, realpathSync } from 'node:fs'
import { openAccount } from './account.ts'
import type { Clock } from './clock.ts'
import { randomIds } from './ids.ts'
import { openStore } from './journal.ts'
import { loopback, openAddresses } from './loopback-addresses.ts'
import type { Quotas } from './quotas.ts'
import { createScheduler, type TimedScheduler } from './timed-scheduler.ts'
import type { World } from './world.ts'

export interface WorldOptions {
  readonly dataFolder: string
  readonly clock: Clock
  readonly endpoint: string
  /** Default: none, for a world whose services put nothing into COS. */
  readonly cosEndpoint?: string
  /** Where it listens. Default: the loopback. */
  readonly address?: string
  /** Default: as documented. */
  readonly quotas?: Quotas
}

/** Opens the world that the data folder holds; a new one if it holds none. */
export async function createWorld(options: WorldOptions): Promise<OpenWorld> {
  const { dataFolder: folder, clock, endpoint, cosEndpoint = '', address = loopback, quotas = {} } = options
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const dataFolder = realpathSync(folder)
  const store = openStore(dataFolder)
  const ids = randomIds()
  return {
    account: openAccount(dataFolder),
    dataFolder,
    clock,
    store,
    scheduler: createScheduler(store, clock, ids),
    ids,
    addresses: await openAddresses(store, dataFolder, address),
    endpoint,
    cosEndpoint,
    quotas,
  }
}

export interface OpenWorld extends World {
  readonly scheduler: TimedScheduler
}
