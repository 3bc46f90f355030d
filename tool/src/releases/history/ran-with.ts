import type { AppConfig, EnvironmentConfig } from '../../config/schema.ts'

/**
 * What the config said of a release when it was deployed, so that going back to it brings back the settings it was
 * proven with. Credentials are not among it: a release that comes back gets those of today, since the ones it once
 * had may have been rotated.
 */
export interface RanWith {
  readonly app: Pick<AppConfig, 'start' | 'health' | 'ready' | 'secrets'> & {
    readonly worker?: string
    readonly site?: string
  }
  readonly variables: EnvironmentConfig['variables']
}

export function ranWithOf(app: AppConfig, { variables }: EnvironmentConfig): RanWith {
  const { start, worker, health, ready, secrets, site } = app
  const further = { ...(worker === undefined ? {} : { worker }), ...(site === undefined ? {} : { site }) }
  return { app: { start, health, ready, secrets, ...further }, variables }
}

/**
 * Today's config with what a release ran with in place of what is said now. Ports, hosts, limits and databases are
 * the environment's and stay as they are.
 */
export function asItRan(
  app: AppConfig,
  environment: EnvironmentConfig,
  ranWith: RanWith,
): { readonly app: AppConfig; readonly environment: EnvironmentConfig } {
  const { site: _site, worker: _worker, ...rest } = app
  return {
    app: { ...rest, ...ranWith.app },
    environment: { ...environment, variables: ranWith.variables },
  }
}
