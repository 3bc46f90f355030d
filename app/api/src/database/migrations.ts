import { runner } from 'node-pg-migrate'
import pg from 'pg'
import type { Logger } from 'pino'
import type { DatabaseAddress } from '../settings-types.ts'
import { clientConfig } from './client-config.ts'

/**
 * A statement that waits for a lock makes every later query wait behind it, so it gives up while the app can
 * still bear it. The same limit holds for the wait on another migration.
 */
const LOCK_TIMEOUT = '15s'

/**
 * Applies what is missing, all of it or nothing, and returns the names. One migration runs at a time: a second
 * one waits on the advisory lock and then finds nothing to do.
 */
export async function migrate(address: DatabaseAddress, folder: string, log: Logger): Promise<string[]> {
  const client = new pg.Client(clientConfig(address))
  await client.connect()
  try {
    await client.query(`set lock_timeout = '${LOCK_TIMEOUT}'`)
    const applied = await runner({
      dbClient: client,
      dir: folder,
      direction: 'up',
      // Numbers go by feature, so a new migration may have a lower number than one that a database has already.
      // Features do not build on each other's tables but on those of lower numbers.
      checkOrder: false,
      migrationsTable: 'schema_migrations',
      advisoryLockMode: 'wait',
      singleTransaction: true,
      logger: {
        debug: (line) => log.debug(line),
        info: (line) => log.debug(line),
        warn: (line) => log.warn(line),
        error: (line) => log.error(line),
      },
    })
    return applied.map(({ name }) => name)
  } finally {
    await client.end()
  }
}
