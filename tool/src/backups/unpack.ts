import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Backup } from './catalogue.ts'
import { download } from './host/cos/download.ts'
import type { Part } from './host/manifest.ts'
import { DamagedPart, readPart } from './host/read-part.ts'
import { openPart } from './keyring.ts'
import { manifestOf, objectOf } from './restore.ts'
import type { BackupStore } from './store.ts'

/**
 * Brings everything of a backup into a folder of this machine, decrypted: what `pg_restore` and `tar` read. It takes
 * the bucket and the key, and no environment. A file has its name once all of it was found to be right.
 *
 * @param begins told of each part
 * @throws TengyunError `backup/damaged`, `backup/wrong-key`
 */
export async function unpackBackup(
  store: BackupStore,
  backup: Backup,
  identity: string,
  folder: string,
  begins: (part: Part) => void,
): Promise<string[]> {
  const files: string[] = []
  for (const part of manifestOf(backup).parts) {
    begins(part)
    const object = objectOf(backup, part)
    const opening = await openPart(store, object, part, identity)
    const file = join(folder, part.name)
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const partial = `${file}.partial`
    try {
      await readPart(part, download(store.link(object)), opening, createWriteStream(partial, { mode: 0o600 }))
      await rename(partial, file)
    } catch (cause) {
      await rm(partial, { force: true })
      if (!(cause instanceof DamagedPart)) throw cause
      throw new TengyunError('backup/damaged', {
        where: `${backup.id}: ${part.name}`,
        why: cause.message,
        cause,
      })
    }
    files.push(file)
  }
  return files
}
