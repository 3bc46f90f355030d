import type { AppConfig, EnvironmentConfig } from '../config/schema.ts'

type ModelSettings = NonNullable<AppConfig['model']>

/** Where the app finds the model in this environment. */
export function endpointOf({ endpoint, variable }: ModelSettings, { variables }: EnvironmentConfig): string {
  return (variable === undefined ? undefined : variables[variable]) ?? endpoint
}

/** Whether the app answers itself there, so that nothing need be reached. */
export function answersItself({ scripted }: ModelSettings, { variables }: EnvironmentConfig): boolean {
  return scripted !== undefined && variables[scripted] === 'on'
}
