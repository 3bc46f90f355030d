import { observe } from '../apply/observe.ts'
import { readCatalogue } from '../backups/catalogue.ts'
import { cloudCopies } from '../backups/cloud-copies.ts'
import { pruneBackups } from '../backups/prune.ts'
import { openBackupBucket, openBackupSite } from '../backups/site.ts'
import { installBackups, takeBackup } from '../backups/take.ts'
import { verifyParts } from '../backups/verify.ts'
import { ifPossible } from '../cloud/if-possible.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { backupNotice } from '../notices/events/backup.ts'
import { placeOf } from '../notices/events/place.ts'
import type { Fact } from '../notices/notice.ts'
import { openSession } from '../session.ts'
import {
  backupDocument,
  catalogueDocument,
  showBackup,
  showCatalogue,
  showCloudCopies,
  showVerified,
} from '../views/backups.ts'
import { stepProgress } from '../views/step-progress.ts'
import { backupWords, chosenBackup, identityFor } from './backup-words.ts'
import type { CommandInput, Run } from './command.ts'
import { tellingFailure } from './telling.ts'

/** `backup [environment]`, `backup list [environment]`, `backup verify <id> [environment]`. */
export const backup: Run = (input) => {
  const [first = ''] = input.words
  const action = actions[first]
  return action === undefined ? take(input) : action({ ...input, words: input.words.slice(1) })
}

const actions: Readonly<Record<string, Run>> = { list, verify }

async function take(input: CommandInput): Promise<number> {
  const { terminal, signal } = input
  const { environment, id } = await backupWords(input)
  if (id !== undefined) throw new TengyunError('cli/usage', { where: id, command: 'npx tengyun help backup' })
  const session = await openSession({ ...input, environment })
  const site = await openBackupSite(session, await observe(session.context))
  const progress = stepProgress(terminal, signal)
  const noticeOf = (failure?: Fact) => backupNotice(placeOf(session), new Date(), failure)
  const made = await tellingFailure(input, session, noticeOf, async () => {
    progress.begin({ en: `${site.host.name}: install the program`, zh: `${site.host.name}：安装备份程序` })
    await installBackups(site)
    progress.begin({ en: `${site.host.name}: make the backup`, zh: `${site.host.name}：进行备份` })
    return takeBackup(site)
  })
  progress.begin({ en: 'let go of old ones', zh: '清理过期备份' })
  await ifPossible(async () => {
    await pruneBackups(site.store, await readCatalogue(site.store), site.settings.keep)
  })
  progress.end()
  showBackup(terminal, session.name, made)
  terminal.document(backupDocument(made))
  return 0
}

async function list(input: CommandInput): Promise<number> {
  const { environment } = await backupWords(input)
  const session = await openSession({ ...input, environment })
  const observed = await observe(session.context)
  const { store } = openBackupBucket(session, observed)
  const [backups, cloud] = await Promise.all([readCatalogue(store), cloudCopies(session.context, observed)])
  showCatalogue(input.terminal, session.name, backups)
  showCloudCopies(input.terminal, cloud)
  input.terminal.document(catalogueDocument(session.name, backups, cloud))
  return 0
}

async function verify(input: CommandInput): Promise<number> {
  const { terminal, signal } = input
  const { environment, id } = await backupWords(input)
  const session = await openSession({ ...input, environment })
  const { store } = openBackupBucket(session, await observe(session.context))
  const chosen = chosenBackup(session.name, await readCatalogue(store), id)
  const identity = await identityFor(input, session)
  const progress = stepProgress(terminal, signal)
  await verifyParts(store, chosen, identity, ({ name }) => {
    progress.begin({ en: `read ${name}`, zh: `读取 ${name}` })
    return true
  })
  progress.end()
  showVerified(terminal, chosen)
  terminal.document({ ...backupDocument(chosen), verified: true })
  return 0
}
