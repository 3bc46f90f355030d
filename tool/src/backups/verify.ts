import type { Backup } from './catalogue.ts'
import type { Part } from './host/manifest.ts'
import { nowhere } from './host/read-part.ts'
import { manifestOf, readHere } from './parts.ts'
import type { BackupStore } from './store.ts'

/**
 * Reads parts of a backup, to the last bit, and keeps nothing.
 *
 * @param wanted which; told of each part before it is read
 * @throws TengyunError `backup/damaged` naming the part, `backup/wrong-key`
 */
export async function verifyParts(
  store: BackupStore,
  backup: Backup,
  identity: string,
  wanted: (part: Part) => boolean,
): Promise<void> {
  for (const part of manifestOf(backup).parts)
    if (wanted(part)) await readHere(store, backup, part, identity, nowhere())
}
