import { readFileSync } from 'node:fs'
import type { Client } from 'pg'
import { tlsFilesIn } from './certificates.ts'
import { superuser, superuserSecret } from './postgres-cluster.ts'
import type { PostgresServer } from './postgres-server.ts'

/** Longer than any connection within one machine takes. Milliseconds. */
const connectTimeout = 10_000

/** Does some work as the server's superuser, in a session of its own. */
export async function withSuperuser<T>(
  server: PostgresServer,
  database: string,
  work: (session: Client) => Promise<T>,
): Promise<T> {
  // Loaded when first needed, to keep the emulator's start short.
  const { default: pg } = await import('pg')
  const session = new pg.Client({
    host: server.address,
    port: server.port,
    user: superuser,
    password: superuserSecret(server.folder),
    database,
    connectionTimeoutMillis: connectTimeout,
    ...(server.ssl && { ssl: trustIn(server) }),
  })
  // The query that is under way reports a lost connection; without a listener the event would end the emulator.
  session.on('error', () => {})
  await session.connect()
  try {
    return await work(session)
  } finally {
    await session.end()
  }
}

/** A certificate is for one address, which need not be the one that this server is reached by. */
function trustIn({ folder }: PostgresServer) {
  return { ca: readFileSync(tlsFilesIn(folder).authority), checkServerIdentity: () => undefined }
}
