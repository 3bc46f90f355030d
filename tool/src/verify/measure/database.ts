import { rowsOf } from '../../databases/psql.ts'
import { openPostgresSite } from '../../databases/site.ts'
import { once } from './once.ts'

/** What PostgreSQL says of itself to the app's own account. */
export interface DatabaseFacts {
  readonly version: string
  readonly encoding: string
  readonly timezone: string
  readonly maxConnections: number
  readonly user: string
  readonly owner: string
  /** What the account may do beyond its database; empty is right. */
  readonly privileges: readonly string[]
  /** The app's own connections, with the TLS of each; `null` is in clear. */
  readonly connections: readonly (string | null)[]
}

/** Asked through psql on a host: from outside, nobody reaches the database. */
export const databaseFacts = once(async ({ session, observed }): Promise<DatabaseFacts> => {
  const [facts] = await rowsOf<DatabaseFacts>(await openPostgresSite(session, observed), question)
  if (facts === undefined) throw new Error('PostgreSQL answered nothing')
  return facts
})

const question = `
SELECT json_build_object(
  'version', current_setting('server_version'),
  'encoding', pg_encoding_to_char(encoding),
  'timezone', (SELECT reset_val FROM pg_settings WHERE name = 'TimeZone'),
  'maxConnections', current_setting('max_connections')::int,
  'user', current_user,
  'owner', pg_get_userbyid(datdba),
  'privileges', (
    SELECT to_json(array_remove(ARRAY[
      CASE WHEN rolsuper THEN 'SUPERUSER' END,
      CASE WHEN rolcreatedb THEN 'CREATEDB' END,
      CASE WHEN rolcreaterole THEN 'CREATEROLE' END,
      CASE WHEN rolreplication THEN 'REPLICATION' END,
      CASE WHEN rolbypassrls THEN 'BYPASSRLS' END], NULL))
    FROM pg_roles WHERE rolname = current_user),
  'connections', (
    SELECT coalesce(json_agg(tls.version), '[]') FROM pg_stat_activity
    JOIN pg_stat_ssl AS tls USING (pid)
    WHERE usename = current_user AND application_name <> current_setting('application_name'))
) FROM pg_database WHERE datname = current_database();
`
