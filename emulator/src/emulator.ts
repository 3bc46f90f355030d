import type { Server } from 'node:http'
import { type Clock, systemClock } from './engine/clock.ts'
import { createWorld, type OpenWorld } from './engine/create-world.ts'
import { loopback } from './engine/loopback-addresses.ts'
import type { Quotas } from './engine/quotas.ts'
import { createFaults, type Faults } from './faults/faults.ts'
import { createApiServer } from './server/api-server.ts'
import { listen, stopListening } from './server/listening.ts'
import { createCosServer } from './services/cos/server.ts'
import { services } from './services/index.ts'

export interface EmulatorOptions {
  readonly dataFolder: string
  readonly port: number
  readonly cosPort: number
  /** Default: the loopback alone, since an emulator has no business on a network. */
  readonly address?: string
  /** Default: real time at the cloud's own pace. */
  readonly clock?: Clock
  /** Whether calls beyond the cloud's rate limits are refused. Default: only at the cloud's own pace. */
  readonly rateLimits?: boolean
  /** Default: as documented. */
  readonly quotas?: Quotas
}

export interface Emulator {
  readonly world: OpenWorld
  readonly endpoint: string
  readonly cosEndpoint: string
  /** What is made to go wrong. */
  readonly faults: Faults
  /** Ends the listeners, hosts and databases; the data stays. */
  stop(): Promise<void>
}

/** Starts the emulated cloud that the data folder holds. Resolves once it answers. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { address = loopback } = options
  const endpoint = `http://${address}:${options.port}`
  const cosEndpoint = `http://${address}:${options.cosPort}`
  const { dataFolder, clock = systemClock(1), rateLimits = clock.speed === 1, quotas = {} } = options
  const faults = createFaults(
    await createWorld({ dataFolder, clock, endpoint, cosEndpoint, address, quotas }),
  )
  const { world } = faults
  await Promise.all(services.map((service) => service.start?.(world)))

  const servers: Server[] = []
  try {
    servers.push(await listen(createApiServer(faults, services, { rateLimits }), options.port, address))
    servers.push(await listen(createCosServer(faults), options.cosPort, address))
  } catch (error) {
    await Promise.all(servers.map(stopListening))
    world.store.close()
    throw error
  }
  world.scheduler.start()

  return {
    world,
    endpoint,
    cosEndpoint,
    faults,
    stop: async () => {
      await faults.clear()
      await Promise.all(servers.map(stopListening))
      await world.scheduler.stop()
      await Promise.all(services.map((service) => service.stop?.(world)))
      world.store.close()
    },
  }
}

/** Ends the hosts and databases that a killed emulator left running. */
export async function stopDataPlanes(dataFolder: string): Promise<void> {
  const world = await createWorld({ dataFolder, clock: systemClock(1), endpoint: 'http://127.0.0.1' })
  await Promise.all(services.map((service) => service.stop?.(world)))
  world.store.close()
}
