import { resolve } from 'node:path'
import { observe } from '../apply/observe.ts'
import { type Backup, readCatalogue } from '../backups/catalogue.ts'
import { namedAfter } from '../backups/databases.ts'
import { manifestOf } from '../backups/parts.ts'
import { restoreDatabase, restoreKeys } from '../backups/restore.ts'
import {
  type BackupPostgresSite,
  type BackupSite,
  hasPostgres,
  openBackupBucket,
  openBackupSite,
} from '../backups/site.ts'
import type { BackupStore } from '../backups/store.ts'
import { unpackBackup } from '../backups/unpack.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { openSession, type Session } from '../session.ts'
import { showFiles, showKeys, showRestored } from '../views/backups.ts'
import { stepProgress } from '../views/step-progress.ts'
import { backupWords, chosenBackup, identityFor } from './backup-words.ts'
import type { CommandInput, Run } from './command.ts'
import { asOnlyChanger } from './only-changer.ts'

/**
 * Brings a backup back: its database beside the live one; in the place of the live one, where somebody says so, with
 * the keys of Redis that are missing; or, `--to ./folder`, all of it as files.
 */
export const restore: Run = async (input) => {
  const { environment, id } = await backupWords(input)
  const session = await openSession({ ...input, environment })
  const observed = await observe(session.context)
  const { store } = openBackupBucket(session, observed)
  const backup = chosenBackup(session.name, await readCatalogue(store), id)
  const identity = await identityFor(input, session)
  const { to } = input.options
  if (to !== undefined && isFolder(to)) return restoreAsFiles(input, store, backup, identity, to)
  const site = await openBackupSite(session, observed)
  return hasPostgres(site)
    ? restoreAsDatabase(input, session, site, backup, identity)
    : bringKeysBack(input, session, site, backup, identity)
}

/** A database has no such name. */
function isFolder(to: string): boolean {
  return to.startsWith('.') || to.includes('/')
}

async function restoreAsFiles(
  { terminal, signal, folder }: CommandInput,
  store: BackupStore,
  backup: Backup,
  identity: string,
  to: string,
): Promise<number> {
  const progress = stepProgress(terminal, signal)
  const files = await unpackBackup(store, backup, identity, resolve(folder, to), ({ name }) =>
    progress.begin({ en: `restore ${name}`, zh: `恢复 ${name}` }),
  )
  progress.end()
  showFiles(terminal, backup, to, files.length)
  terminal.document({ backup: backup.id, files })
  return 0
}

async function restoreAsDatabase(
  input: CommandInput,
  session: Session,
  site: BackupPostgresSite,
  backup: Backup,
  identity: string,
): Promise<number> {
  const { terminal, signal, options } = input
  const live = site.postgres.database
  const to = options.to ?? namedAfter(live, 'restored', backup.id)
  if (to === live) await obtainLiveConsent(input, site, live)
  const restored = await asOnlyChanger(input, session, 'restore', async (held) => {
    const place = { ...site, session: held }
    const progress = stepProgress(terminal, signal)
    progress.begin({ en: `restore ${backup.id} as ${to}`, zh: `将 ${backup.id} 恢复为 ${to}` })
    const database = await restoreDatabase(place, backup, to, identity)
    if (to === live) progress.goOn({ en: 'bring missing keys of Redis back', zh: '补回 Redis 中缺失的键' })
    const keys = to === live ? await restoreKeys(place, backup, identity) : 0
    progress.end()
    return { ...database, keys }
  })
  showRestored(terminal, backup, restored)
  terminal.document({ backup: backup.id, ...restored, former: restored.former ?? null })
  return 0
}

/** All that can be brought back where there is no PostgreSQL. @throws TengyunError `database/not-chosen` */
async function bringKeysBack(
  input: CommandInput,
  session: Session,
  site: BackupSite,
  backup: Backup,
  identity: string,
): Promise<number> {
  const holdsKeys = manifestOf(backup).parts.some(({ kind }) => kind === 'redis')
  if (input.options.to !== undefined || site.redis === undefined || !holdsKeys)
    throw new TengyunError('database/not-chosen', {
      where: `${session.name}: postgres`,
      next: { en: 'What lies in the backup comes back as files:', zh: '可将备份内容恢复为文件：' },
      command: `npx tengyun restore ${backup.id} ${session.name} --to ./restored`,
    })
  const keys = await asOnlyChanger(input, session, 'restore', (held) =>
    restoreKeys({ ...site, session: held }, backup, identity),
  )
  showKeys(input.terminal, keys)
  input.terminal.document({ backup: backup.id, database: null, former: null, keys })
  return 0
}

/** What `--yes` does not answer. @throws TengyunError `backup/live-database`, `cli/declined` */
async function obtainLiveConsent(
  { options, terminal }: CommandInput,
  { session }: BackupSite,
  live: string,
): Promise<void> {
  const { name } = session
  if (options.deleteData === name) return
  if (!terminal.interactive)
    throw new TengyunError('backup/live-database', {
      where: `${name}: ${live}`,
      command: `--delete-data ${name}`,
    })
  const answer = await terminal.ask({
    en: `What was written to ${live} since the backup will no longer be there. Type ${name} to go on:`,
    zh: `备份之后写入 ${live} 的数据将不再可见。请输入 ${name} 以继续：`,
  })
  if (answer.trim() !== name) throw new TengyunError('cli/declined')
}
