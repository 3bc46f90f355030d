import type { Backup } from '../backups/catalogue.ts'
import { readIdentity } from '../backups/recipients.ts'
import { loadProject } from '../config/load.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { secretPlace } from '../secrets/store.ts'
import { defaultEnvironment, type Session } from '../session.ts'
import type { CommandInput } from './command.ts'

/** The environment and the backup among the words, in any order: their forms tell them apart. */
export async function backupWords({ words, folder, options }: CommandInput) {
  const { config } = await loadProject(folder, options.config)
  const id = words.find(isBackupId)
  const [environment = defaultEnvironment(Object.keys(config.environments)), extra] = words.filter(
    (word) => !isBackupId(word),
  )
  if (extra !== undefined)
    throw new TengyunError('cli/usage', { where: extra, command: 'npx tengyun --help' })
  return { environment, id }
}

function isBackupId(word: string): boolean {
  return /^\d{8}-\d{6}-[0-9a-f]{8}$/.test(word)
}

/**
 * The one that was named, else the newest.
 *
 * @throws TengyunError `backup/unknown`
 */
export function chosenBackup(
  environment: string,
  backups: readonly Backup[],
  id: string | undefined,
): Backup {
  const chosen = id === undefined ? backups[0] : backups.find((one) => one.id === id)
  if (chosen !== undefined) return chosen
  throw new TengyunError('backup/unknown', {
    where: id ?? environment,
    command: `npx tengyun backup list ${environment}`,
  })
}

/**
 * The key that a person named with `--identity`, else this project's own.
 *
 * @throws TengyunError `backup/no-key`
 */
export function identityFor({ options }: CommandInput, session: Session): Promise<string> {
  const { project, name, environment } = session
  const own = secretPlace(project.folder, name, environment.cloud === 'emulator').identityFile
  return readIdentity(options.identity ?? own)
}
