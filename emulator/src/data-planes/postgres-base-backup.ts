import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { clusterOf, persistentRemoval, superuser } from './postgres-cluster.ts'
import type { PostgresServer } from './postgres-server.ts'
import { withSuperuser } from './postgres-session.ts'
import { giveToPostgresUser } from './postgres-user.ts'

/** https://www.postgresql.org/docs/15/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP-DATA */
const leftEmpty = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]
const leftOut = /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|current_logfiles)$/

/**
 * Copies the cluster of a running server. The embedded PostgreSQL comes without pg_basebackup, so this is the same
 * by hand: the files as they are, and the label that tells from which record of the log they become whole. Whoever
 * asks sees to it that the server keeps its log from there on.
 */
export async function copyRunningCluster(session: Client, folder: string, to: string): Promise<void> {
  await session.query("SELECT pg_backup_start('emulator', fast => true)")
  await copyCluster(clusterOf(folder), to)
  const { rows } = await session.query('SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)')
  writeOwned(join(to, 'backup_label'), rows[0].labelfile)
}

/**
 * Takes a backup that is whole by itself: with the log that was written meanwhile. Kept below the server's folder,
 * and so only for as long as that.
 *
 * @returns its size, bytes
 */
export async function takeBaseBackup(server: PostgresServer, name: string): Promise<number> {
  const backups = join(server.folder, 'backups')
  const [draft, whole] = [join(backups, `${name}.partial`), join(backups, name)]
  await rm(draft, persistentRemoval)
  mkdirSync(draft, { recursive: true })
  await withSuperuser(server, superuser, async (session) => {
    // The slot lives as long as the session.
    const slot = name.replaceAll('-', '_')
    await session.query('SELECT pg_create_physical_replication_slot($1, true, true)', [slot])
    await copyRunningCluster(session, server.folder, draft)
    await copyCluster(join(clusterOf(server.folder), 'pg_wal'), join(draft, 'pg_wal'))
  })
  await rm(whole, persistentRemoval)
  await rename(draft, whole)
  return sizeOf(whole)
}

export async function removeBaseBackup({ folder }: PostgresServer, name: string): Promise<void> {
  await rm(join(folder, 'backups', name), persistentRemoval)
}

async function copyCluster(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (leftOut.test(entry.name)) continue
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      await mkdir(target, { mode: 0o700, recursive: true })
      if (!leftEmpty.includes(entry.name)) await copyCluster(source, target)
    } else if (!(await copyIfThere(source, target))) continue
    giveToPostgresUser(target)
  }
}

/** The server goes on working meanwhile; the log knows of files that it removed. */
async function copyIfThere(source: string, target: string): Promise<boolean> {
  try {
    await copyFile(source, target)
    return true
  } catch (error) {
    if (!existsSync(source)) return false
    throw error
  }
}

export function writeOwned(path: string, content: string): void {
  writeFileSync(path, content, { mode: 0o600 })
  giveToPostgresUser(path)
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
