import { readFileSync } from 'node:fs'
import type pg from 'pg'
import type { DatabaseAddress } from '../settings-types.ts'

/** With `ssl` given and nothing else said, Node verifies chain and name: what libpq calls verify-full. */
export function clientConfig(address: DatabaseAddress): pg.ClientConfig {
  return {
    host: address.host,
    port: address.port,
    user: address.user,
    password: address.password.reveal(),
    database: address.database,
    application_name: 'safe-system',
    ssl: address.caFile ? { ca: readFileSync(address.caFile, 'utf8') } : {},
  }
}
