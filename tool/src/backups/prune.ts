import { type Backup, readUnfinished } from './catalogue.ts'
import { folderOf, manifestKey } from './host/keys.ts'
import { proofsFolder } from './proof.ts'
import { type Keep, keptBackups } from './retention.ts'
import type { BackupStore, StoredObject } from './store.ts'

/** Milliseconds after which a backup without a manifest is none that is still being made. */
const longestBackup = 2 * 86_400_000

/**
 * Deletes the backups that are not to be kept, and what is left of those that were cut off. Safe to kill and to
 * repeat: a backup ends with its manifest, so it goes first.
 *
 * @param backups all there are, the newest first
 * @returns the ids of those that went
 */
export async function pruneBackups(
  store: BackupStore,
  backups: readonly Backup[],
  keep: Keep,
): Promise<string[]> {
  const kept = keptBackups(backups, keep)
  const gone = backups.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  for (const id of gone) {
    const objects = await store.listAll(folderOf(id))
    await store.remove(objects.filter(({ key }) => key === manifestKey(id)))
    await store.remove(objects.filter(({ key }) => key !== manifestKey(id)))
    await store.remove(await store.listAll(`${proofsFolder}${id}/`))
  }
  await pruneUnfinished(store, backups[0]?.storedAt)
  return gone
}

/** By the store's own clock: as old as that before the newest backup. */
async function pruneUnfinished(store: BackupStore, newest: Date | undefined): Promise<void> {
  if (newest === undefined) return
  const isOld = ({ storedAt }: StoredObject) => newest.getTime() - storedAt.getTime() > longestBackup
  for (const objects of (await readUnfinished(store)).values())
    if (objects.every(isOld)) await store.remove(objects)
}
