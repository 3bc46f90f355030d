import { aliases, type Settings, variables } from '../../settings.ts'
import type { ShownSetting } from './schema.ts'

/** The settings in force, by name. A secret is never among them, only whether there is one. */
export function showSettings(settings: Settings, environment: NodeJS.ProcessEnv): ShownSetting[] {
  return Object.entries(variables.shape)
    .map(([name, variable]) => {
      const secret = variable.meta()?.secret === true
      const names = [name, ...Object.keys(aliases).filter((alias) => aliases[alias] === name)]
      const value = settings[name as keyof Settings]
      return {
        name,
        secret,
        given: names.some((one) => Boolean(environment[one])),
        value: secret || value === undefined ? null : String(value),
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}
