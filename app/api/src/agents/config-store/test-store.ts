import { join } from 'node:path'
import { pino } from 'pino'
import { startEnvironment } from '../../../test/environment.ts'
import { connectDatabase } from '../../database/connect.ts'
import { migrate } from '../../database/migrations.ts'
import { Secret } from '../../secret.ts'
import type { NewVersion } from './add-version.ts'
import { createConfigStore } from './config-store.ts'
import { readTeamFile } from './team-file.ts'

export const KEY = 'key of the tests, of 32 characters or more'

/** The store over a real PostgreSQL, for tests. */
export async function startStore() {
  const environment = await startEnvironment()
  const logger = pino({ level: 'silent' })
  const { address } = environment.postgres
  await migrate(address, join(import.meta.dirname, '../../migrations'), logger)
  const database = connectDatabase(address, logger)
  const clock = () => new Date()

  /** As a process has it that was started with these keys. */
  const storeWith = (...keys: string[]) =>
    createConfigStore({ database, clock, keys: keys.map((key) => new Secret(key)), reading: {} })

  async function stop(): Promise<void> {
    await database.destroy()
    await environment.stop()
  }
  return { environment, database, logger, clock, storeWith, store: storeWith(KEY), stop }
}

/** A version that somebody saves. */
export function aVersion(content: unknown): NewVersion {
  const { entries, secrets } = readTeamFile(typeof content === 'string' ? content : JSON.stringify(content))
  const [entry] = entries
  if (!entry) throw new Error('There is no team in this file')
  return { entry, found: secrets, author: 'somebody', note: '' }
}
