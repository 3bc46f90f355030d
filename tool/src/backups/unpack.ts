import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Backup } from './catalogue.ts'
import type { Part } from './host/manifest.ts'
import { manifestOf, readHere } from './parts.ts'
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
    const file = join(folder, part.name)
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const partial = `${file}.partial`
    try {
      await readHere(store, backup, part, identity, createWriteStream(partial, { mode: 0o600 }))
      await rename(partial, file)
    } finally {
      await rm(partial, { force: true })
    }
    files.push(file)
  }
  return files
}
