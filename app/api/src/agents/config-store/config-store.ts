import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import type { Secret } from '../../secret.ts'
import type { ReadOptions } from '../components/read.ts'
import { ConfigKeys } from './config-keys.ts'
import { TeamRepository } from './repository.ts'
import { Sealer } from './sealer.ts'
import { TeamSecrets } from './secrets.ts'
import { StoredVersions } from './versions.ts'
import { TeamWriter } from './writer.ts'

export interface ConfigStoreOptions {
  readonly database: Database
  readonly clock: Clock
  /** The first seals, all of them open. Without any, nothing can be saved or read. */
  readonly keys: readonly Secret[]
  readonly reading: ReadOptions
}

/** Teams at rest, put together. */
export function createConfigStore({ database, clock, keys, reading }: ConfigStoreOptions) {
  const sealer = new Sealer(new ConfigKeys(keys))
  const teams = new TeamRepository(database)
  const secrets = new TeamSecrets(sealer)
  return {
    teams,
    sealer,
    versions: new StoredVersions({ teams, sealer, secrets, reading }),
    writer: new TeamWriter({ database, sealer, secrets, clock }),
    reading,
  }
}
