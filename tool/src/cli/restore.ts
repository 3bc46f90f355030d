import { observe } from '../apply/observe.ts'
import { readCatalogue } from '../backups/catalogue.ts'
import { namedAfter } from '../backups/databases.ts'
import { restoreDatabase } from '../backups/restore.ts'
import { type BackupSite, openBackupSite } from '../backups/site.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { openSession } from '../session.ts'
import { showRestored } from '../views/backups.ts'
import { stepProgress } from '../views/step-progress.ts'
import { backupWords, chosenBackup, identityFor } from './backup-words.ts'
import type { CommandInput, Run } from './command.ts'
import { asOnlyChanger } from './only-changer.ts'

/** Brings the database of a backup back: beside the live one, or, where somebody says so, in its place. */
export const restore: Run = async (input) => {
  const { environment, id } = await backupWords(input)
  const session = await openSession({ ...input, environment })
  const observed = await observe(session.context)
  const site = await openBackupSite(session, observed)
  const backup = chosenBackup(session.name, await readCatalogue(site.store), id)
  const identity = await identityFor(input, session)
  const live = session.environment.postgres.database
  const to = input.options.to ?? namedAfter(live, 'restored', backup.id)
  if (to === live) await obtainLiveConsent(input, site, live)

  const restored = await asOnlyChanger(input, session, 'restore', async (held) => {
    const progress = stepProgress(input.terminal, input.signal)
    progress.begin({ en: `restore ${backup.id} as ${to}`, zh: `将 ${backup.id} 恢复为 ${to}` })
    const result = await restoreDatabase({ ...site, session: held }, backup, to, identity)
    progress.end()
    return result
  })
  showRestored(input.terminal, backup, restored)
  input.terminal.document({ backup: backup.id, ...restored, former: restored.former ?? null })
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
