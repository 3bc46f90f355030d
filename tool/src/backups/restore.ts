import type { Backup } from './catalogue.ts'
import {
  createScratch,
  databasesOf,
  dropScratch,
  namedNow,
  renameDatabase,
  sweepScratch,
} from './databases.ts'
import type { Part } from './host/manifest.ts'
import { carryOutOn } from './host-task.ts'
import { openPart } from './keyring.ts'
import { manifestOf, objectOf, postgresPartOf } from './parts.ts'
import type { BackupPostgresSite, BackupSite } from './site.ts'

/** Seconds that it may take. */
const patience = 6 * 3_600

export interface Restored {
  readonly database: string
  /** What had the name before, which is still there under this one. */
  readonly former: string | undefined
}

/**
 * Restores a backup's database under a name. It comes into being under another one: what has the name is touched last,
 * when each stage has ended well and every row is there.
 *
 * @throws TengyunError `backup/restore-failed`, `backup/wrong-key`, `backup/damaged`, `backup/no-database`
 */
export async function restoreDatabase(
  site: BackupPostgresSite,
  backup: Backup,
  to: string,
  identity: string,
): Promise<Restored> {
  await sweepScratch(site, 'restoring')
  const scratch = namedNow(to, 'restoring', new Date())
  await restoreIntoScratch(site, backup, scratch, identity)
  const isTaken = (await databasesOf(site)).includes(to)
  const former = isTaken ? namedNow(to, 'before', new Date()) : undefined
  await renameDatabase(site, { database: scratch, to, ...(former === undefined ? {} : { former }) })
  return { database: to, former }
}

/** Restores a backup's database into a new one, which is gone again unless everything went well. */
export async function restoreIntoScratch(
  site: BackupPostgresSite,
  backup: Backup,
  scratch: string,
  identity: string,
): Promise<void> {
  const part = postgresPartOf(backup)
  const reading = await readingOf(site, backup, part, identity)
  await createScratch(site, scratch)
  try {
    const order = {
      task: 'restore',
      part,
      ...reading,
      server: site.postgres.server,
      database: scratch,
    } as const
    await carryOutOn(site, order, patience)
  } catch (error) {
    await dropScratch(site, scratch)
    throw error
  }
}

/**
 * Brings keys of Redis back that are not there; nothing where the backup has none, or the environment no Redis.
 *
 * @returns how many came back
 */
export async function restoreKeys(site: BackupSite, backup: Backup, identity: string): Promise<number> {
  const part = manifestOf(backup).parts.find((one) => one.kind === 'redis')
  if (part === undefined || site.redis === undefined) return 0
  const reading = await readingOf(site, backup, part, identity)
  const { server } = site.redis
  const { keys } = await carryOutOn(site, { task: 'import', part, ...reading, server }, patience)
  return keys ?? 0
}

/** What a host needs to read one part, and no other. */
async function readingOf(site: BackupSite, backup: Backup, part: Part, identity: string) {
  const object = objectOf(backup, part)
  const { fileKey, headerSize } = await openPart(site.store, object, part, identity)
  return { link: site.store.link(object), fileKey: fileKey.toString('base64'), headerSize }
}
