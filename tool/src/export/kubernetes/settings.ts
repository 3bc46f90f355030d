import type { AppConfig, EnvironmentConfig } from '../../config/schema.ts'
import {
  artifactsInside,
  certificatesInside,
  plansInside,
  teamsInside,
} from '../../hosts/runtimes/compose/places.ts'
import type { Settings } from '../../hosts/runtimes/runtime.ts'
import { type Backing, settingsFor } from '../../releases/settings/settings.ts'
import type { ResourceContext } from '../../resources/kind.ts'
import type { Secrets } from '../../secrets/secrets.ts'

export interface SettingsInput {
  readonly context: ResourceContext
  readonly app: AppConfig
  readonly environment: EnvironmentConfig
  readonly backing: Backing
}

export interface SplitSettings {
  readonly variables: Settings
  /** Names alone. */
  readonly secrets: readonly string[]
}

/**
 * What a release starts with on a host, told apart into what may be read and what may not. It is computed without any
 * secret: whatever a stand-in got into is one.
 */
export function splitSettings(input: SettingsInput): SplitSettings {
  const all = Object.entries(settingsOf({ ...input, context: { ...input.context, secrets: standIns } }))
  const isSecret = (value: string) => value.includes(standIn)
  return {
    variables: Object.fromEntries(all.filter(([, value]) => !isSecret(value))),
    secrets: all.filter(([, value]) => isSecret(value)).map(([name]) => name),
  }
}

/** The secret ones with their values. */
export function secretSettings(input: SettingsInput): Settings {
  const { secrets } = splitSettings(input)
  const all = settingsOf(input)
  return Object.fromEntries(secrets.map((name) => [name, all[name] ?? '']))
}

/** Variables that the image brings itself. */
const ofTheImage = ['RELEASE']

function settingsOf(input: SettingsInput): Settings {
  const settings = settingsFor({
    ...input,
    surroundings: {
      address: '0.0.0.0',
      port: input.app.image.port,
      postgresCa: `${certificatesInside}/postgres.pem`,
      redisCa: `${certificatesInside}/redis.pem`,
      teams: teamsInside,
      plans: plansInside,
      artifacts: artifactsInside,
    },
    release: '',
    // Pods say it themselves.
    role: 'all',
  })
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !ofTheImage.includes(name)))
}

const standIn = 'STANDS-IN-FOR-A-SECRET'

const standIns: Secrets = {
  ensure: () => standIn,
  given: () => standIn,
  values: () => [],
  give: () => {},
  save: async () => {},
  erase: async () => {},
}
