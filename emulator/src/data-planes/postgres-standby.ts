import { copyFileSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { tlsFilesIn } from './certificates.ts'
import { copyRunningCluster, writeOwned } from './postgres-base-backup.ts'
import {
  clusterOf,
  draftPrefix,
  removeDrafts,
  secretFileOf,
  superuser,
  superuserSecret,
} from './postgres-cluster.ts'
import type { PostgresServer } from './postgres-server.ts'
import { withSuperuser } from './postgres-session.ts'
import { giveToPostgresUser } from './postgres-user.ts'
import { waitUntil } from './wait-until.ts'

/** What a standby follows: another server, and the slot there that keeps the log until the standby has it. */
export interface Upstream {
  readonly primary: PostgresServer
  readonly slot: string
}

const slotTimeout = 10_000 // milliseconds

/** Makes a cluster that follows a running primary. The slot, taken first, keeps the log from there on. */
export async function createStandby(folder: string, upstream: Upstream): Promise<void> {
  const { primary, slot } = upstream
  mkdirSync(folder, { recursive: true })
  const draft = mkdtempSync(join(folder, draftPrefix))
  giveToPostgresUser(draft)
  await withSuperuser(primary, superuser, async (session) => {
    await takeSlot(session, slot)
    await copyRunningCluster(session, primary.folder, draft)
  })
  writeOwned(join(draft, 'standby.signal'), '')
  copyFileSync(secretFileOf(primary.folder), secretFileOf(folder))
  writeOwned(passwordFileIn(folder), `*:*:*:${superuser}:${superuserSecret(primary.folder)}\n`)
  renameSync(draft, clusterOf(folder))
  await removeDrafts(folder)
}

/** Lets the primary forget a standby, which must have been stopped. */
export async function forgetStandby({ primary, slot }: Upstream): Promise<void> {
  await withSuperuser(primary, superuser, async (session) => {
    // The primary learns a moment later that the connection has ended.
    const isGone = await waitUntil(async () => {
      await session.query(
        'SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = $1 AND NOT active',
        [slot],
      )
      return !(await hasSlot(session, slot))
    }, slotTimeout)
    if (!isGone) throw new Error(`The replication slot ${slot} is still in use.`)
  })
}

/**
 * The settings by which a standby follows. The superuser replicates: an account for it would show among the users'.
 * Its password stays in a file, since roles that read all settings see this one.
 */
export function followingSettings(folder: string, { primary, slot }: Upstream): Record<string, string> {
  const { address, port, ssl } = primary
  const connection = {
    host: address,
    port: `${port}`,
    user: superuser,
    passfile: passwordFileIn(folder),
    application_name: slot,
    ...(ssl
      ? { sslmode: 'verify-full', sslrootcert: tlsFilesIn(primary.folder).authority }
      : { sslmode: 'disable' }),
  }
  return {
    primary_conninfo: Object.entries(connection)
      .map(([name, value]) => `${name}='${value.replaceAll(/['\\]/g, '\\$&')}'`)
      .join(' '),
    primary_slot_name: slot,
    hot_standby: 'on',
    // The default leaves a standby behind for five seconds after each restart of its primary.
    wal_retrieve_retry_interval: '500ms',
  }
}

async function takeSlot(session: Client, slot: string): Promise<void> {
  if (await hasSlot(session, slot)) return
  await session.query('SELECT pg_create_physical_replication_slot($1, true)', [slot])
}

async function hasSlot(session: Client, slot: string): Promise<boolean> {
  const { rowCount } = await session.query('SELECT FROM pg_replication_slots WHERE slot_name = $1', [slot])
  return rowCount !== 0
}

function passwordFileIn(folder: string): string {
  return join(folder, 'primary.pass')
}
