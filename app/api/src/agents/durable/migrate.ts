import { DBOS } from '@dbos-inc/dbos-sdk'
import pg from 'pg'
import { clientConfig } from '../../database/client-config.ts'
import type { DatabaseAddress } from '../../settings-types.ts'
import { addressText } from './connection.ts'

/** Any number that nobody else locks: DBOS's migrations do not wait for each other by themselves. */
const LOCK = 4_071_965_011

/** Brings DBOS's own tables up to date, in the schema `dbos`; safe to repeat, and to run twice at once. */
export async function migrateJournal(address: DatabaseAddress): Promise<void> {
  const client = new pg.Client(clientConfig(address))
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await DBOS.migrate(addressText(address))
  } finally {
    await client.end()
  }
}
