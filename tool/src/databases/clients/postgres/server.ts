/** How to reach a PostgreSQL server, encrypted and verified. */
export interface PostgresServer {
  /** By the name that its certificate is made out to. */
  readonly host: string
  /** The address it answers at, where that is another than `host`. */
  readonly at?: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** File with the authority of its certificate, PEM. */
  readonly authority: string
}

/** What psql, pg_dump and pg_restore read: a password has no place in an argument list. */
export function clientEnvironment(server: PostgresServer, database: string): Record<string, string> {
  return {
    PGHOST: server.host,
    ...(server.at === undefined ? {} : { PGHOSTADDR: server.at }),
    PGPORT: String(server.port),
    PGUSER: server.user,
    PGPASSWORD: server.password,
    PGDATABASE: database,
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: server.authority,
    PGCONNECT_TIMEOUT: '10',
    PGOPTIONS: '-c client_min_messages=warning',
    PGAPPNAME: 'tengyun',
  }
}
