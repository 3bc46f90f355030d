import { Readable } from 'node:stream'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Backup } from './catalogue.ts'
import { download } from './host/cos/download.ts'
import type { Part } from './host/manifest.ts'
import { DamagedPart, nowhere, readPart } from './host/read-part.ts'
import { openPart } from './keyring.ts'
import { manifestOf, objectOf } from './restore.ts'
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
  for (const part of manifestOf(backup).parts) {
    if (!wanted(part)) continue
    const object = objectOf(backup, part)
    const opening = await openPart(store, object, part, identity)
    try {
      await readPart(part, Readable.from(download(store.link(object))), opening, nowhere())
    } catch (cause) {
      if (!(cause instanceof DamagedPart)) throw cause
      throw new TengyunError('backup/damaged', {
        where: `${backup.id}: ${part.name}`,
        why: cause.message,
        cause,
      })
    }
  }
}
