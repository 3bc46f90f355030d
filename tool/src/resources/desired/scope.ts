import type { Account } from '../../cloud/account.ts'
import type { AppConfig, Config, EnvironmentConfig } from '../../config/schema.ts'
import type { Desired, Fields, Key, Ref } from '../../plan/model.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { cloudName, type Owner } from '../ownership.ts'

export interface DesiredInput {
  readonly config: Config
  readonly environmentName: string
  readonly environment: EnvironmentConfig
  readonly account: Account
  readonly region: string
  readonly secrets: Secrets
  /** The project's folder, to which paths in the config are relative. */
  readonly folder: string
}

/** What every part of an environment is made from. */
export interface Scope extends Omit<DesiredInput, 'config' | 'environmentName'> {
  readonly owner: Owner
  readonly app: AppConfig
  /** Whether the cloud is asked to refuse deletions. */
  readonly protection: boolean
  readonly resource: <F extends Fields>(key: Key, fields: F) => Desired
}

export function scopeOf({ config, environmentName, ...input }: DesiredInput): Scope {
  const owner: Owner = { project: config.project, environment: environmentName }
  return {
    ...input,
    owner,
    app: config.app,
    protection: input.environment.protection ?? environmentName === 'production',
    resource: (key, fields) => ({ kind: kindIn(key), key, name: cloudName(owner, key), fields }),
  }
}

export function ref(key: Key): Ref {
  return { ref: key }
}

function kindIn(key: Key): string {
  return key.slice(0, key.indexOf('/'))
}
