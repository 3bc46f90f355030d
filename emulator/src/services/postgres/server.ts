import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { installServerCertificate, tlsFilesIn } from '../../data-planes/certificates.ts'
import { ensurePostgres, type PostgresServer, stopPostgres } from '../../data-planes/postgres-server.ts'
import { withSuperuser } from '../../data-planes/postgres-session.ts'
import type { Upstream } from '../../data-planes/postgres-standby.ts'
import { waitUntil } from '../../data-planes/wait-until.ts'
import type { World } from '../../engine/world.ts'
import { type Instance, instances } from './model.ts'

const reloadTimeout = 10_000 // milliseconds

/** The database that every instance has from birth. */
export const firstDatabase = 'postgres'

export function serverOf(world: World, instance: Instance): PostgresServer {
  const { instanceId, address, port, ssl, charset } = instance
  const folder = join(world.dataFolder, 'postgres', instanceId)
  const upstream = upstreamOf(world, instance)
  return { folder, address, port, ssl, encoding: charset, ...(upstream && { upstream }) }
}

/** What a read-only instance follows. Slots have names without hyphens. */
function upstreamOf(world: World, { masterId, instanceId }: Instance): Upstream | undefined {
  const master = masterId === undefined ? undefined : instances(world).get(masterId)
  return master && { primary: serverOf(world, master), slot: instanceId.replaceAll('-', '_') }
}

/** Makes the real server what the record says. */
export async function ensureServer(world: World, instance: Instance): Promise<void> {
  const server = serverOf(world, instance)
  await ensureCertificate(world, server, instance.sslAddress ?? server.address)
  await ensurePostgres(server)
}

/** Makes changed parameters take effect: by a reload, or by a restart where one of them needs it. */
export async function applyParameters(world: World, instance: Instance): Promise<void> {
  const needsRestart = await inServer(world, instance, async (session) => {
    const { rowCount } = await session.query('SELECT FROM pg_file_settings WHERE error IS NOT NULL')
    if (rowCount === 0) await reload(session)
    return rowCount !== 0
  })
  if (!needsRestart) return
  await stopPostgres(serverOf(world, instance).folder)
  await ensureServer(world, instance)
}

/** Takes the server away as a machine that fails does, and brings it back. */
export async function loseServer(world: World, instance: Instance): Promise<void> {
  await stopPostgres(serverOf(world, instance).folder, 'immediate')
  await ensureServer(world, instance)
}

/** A session notices after the server itself has: what it sees then, every later session sees. */
async function reload(session: Client): Promise<void> {
  const loadTime = async () => (await session.query('SELECT pg_conf_load_time()::text AS at')).rows[0].at
  const before = await loadTime()
  await session.query('SELECT pg_reload_conf()')
  if (await waitUntil(async () => (await loadTime()) !== before, reloadTimeout)) return
  throw new Error('PostgreSQL did not reload its configuration.')
}

/** Does some work in the instance's server, as its superuser. */
export function inServer<T>(
  world: World,
  instance: Instance,
  work: (session: Client) => Promise<T>,
  database = firstDatabase,
): Promise<T> {
  return withSuperuser(serverOf(world, instance), database, work)
}

/** The rows that one query answers with. */
export async function query<Row extends object>(
  world: World,
  instance: Instance,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { rows } = await inServer(world, instance, (session) => session.query<Row>(text, [...values]))
  return rows
}

/** The next change makes another: how a certificate is renewed. */
export function discardCertificate(world: World, instance: Instance): void {
  rmSync(tlsFilesIn(serverOf(world, instance).folder).certificate, { force: true })
}

/** A server reads its certificate when it starts, so a new one stops it. */
async function ensureCertificate(
  world: World,
  { folder, ssl }: PostgresServer,
  address: string,
): Promise<void> {
  if (!ssl || existsSync(tlsFilesIn(folder).certificate)) return
  await stopPostgres(folder)
  mkdirSync(folder, { recursive: true })
  await installServerCertificate(world.dataFolder, folder, address)
}
