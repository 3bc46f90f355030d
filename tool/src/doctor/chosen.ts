import type { CommandInput } from '../cli/command.ts'
import { loadProject, type Project } from '../config/load.ts'
import type { EnvironmentConfig } from '../config/schema.ts'
import { defaultEnvironment } from '../session.ts'

export interface Chosen {
  readonly project: Project
  readonly name: string
  /** Undefined where the config has none of the name. */
  readonly environment: EnvironmentConfig | undefined
  /** Whether it would live on this machine. */
  readonly isEmulated: boolean
}

/** The environment that is examined: the one that was named, or the usual one. Undefined without a config to read. */
export async function chosenEnvironment(input: CommandInput): Promise<Chosen | undefined> {
  const project = await loadProject(input.folder, input.options.config).catch(() => undefined)
  if (project === undefined) return undefined
  const { environments } = project.config
  const name = input.environment ?? defaultEnvironment(Object.keys(environments))
  const environment = environments[name]
  const isEmulated = input.options.emulator === true || environment?.cloud === 'emulator'
  return { project, name, environment, isEmulated }
}
