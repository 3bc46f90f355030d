import type { AppConfig, Config, EnvironmentConfig } from '../config/schema.ts'
import { onThisMachine } from '../releases/images/on-this-machine.ts'

/** A config and one of its environments. */
export interface Placed {
  readonly config: Config
  readonly environment: EnvironmentConfig
}

/**
 * Whether an emulated host runs an app's image, in this machine's Docker: where the environment itself wants containers on
 * one, or where there is nothing else to run.
 */
export function runsImage({ build, image }: AppConfig, { cloud, compute }: EnvironmentConfig): boolean {
  if (compute.ssh !== undefined || compute.runtime === 'process' || image.from === 'build') return false
  return cloud === 'emulator' || build === undefined
}

/** The same in the emulated cloud. Its hosts share this machine's programs: what runs there are processes. */
export function onEmulatedHosts({ config, environment }: Placed): Placed {
  const { compute } = environment
  const emulated = { ...environment, cloud: 'emulator' } as const
  if (compute.ssh !== undefined) return { config, environment: emulated }
  const app = runsImage(config.app, environment) ? onThisMachine(config.app, config.project) : config.app
  return {
    config: { ...config, app },
    environment: { ...emulated, compute: { ...compute, runtime: 'process' } },
  }
}
