import type { Writable } from 'node:stream'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Backup } from './catalogue.ts'
import { download } from './host/cos/download.ts'
import type { Manifest, Part, PostgresPart } from './host/manifest.ts'
import { DamagedPart, readPart } from './host/read-part.ts'
import { openPart } from './keyring.ts'
import type { BackupStore, StoredObject } from './store.ts'

/** @throws TengyunError `backup/damaged` */
export function manifestOf({ id, manifest }: Backup): Manifest {
  if (manifest !== undefined) return manifest
  throw new TengyunError('backup/damaged', { where: `${id}/manifest.json` })
}

/** @throws TengyunError `backup/damaged` where the bucket lacks it */
export function objectOf({ id, objects }: Backup, part: Part): StoredObject {
  const object = objects.get(part.key)
  if (object !== undefined) return object
  throw new TengyunError('backup/damaged', {
    where: `${id}: ${part.name}`,
    why: { en: 'It is not in the bucket.', zh: '存储桶中没有它。' },
  })
}

/** @throws TengyunError `backup/damaged`, `backup/no-database` where the environment had none when it was made */
export function postgresPartOf(backup: Backup): PostgresPart {
  const { parts, environment } = manifestOf(backup)
  const part = parts.find((one) => one.kind === 'postgres')
  if (part !== undefined) return part
  throw new TengyunError('backup/no-database', {
    where: backup.id,
    command: `npx tengyun restore ${backup.id} ${environment} --to ./restored`,
  })
}

/**
 * Reads one part on this machine, to the last bit, into `sink`.
 *
 * @throws TengyunError `backup/damaged` naming the part, `backup/wrong-key`
 */
export async function readHere(
  store: BackupStore,
  backup: Backup,
  part: Part,
  identity: string,
  sink: Writable,
): Promise<void> {
  const object = objectOf(backup, part)
  const opening = await openPart(store, object, part, identity)
  try {
    await readPart(part, download(store.link(object)), opening, sink)
  } catch (cause) {
    if (!(cause instanceof DamagedPart)) throw cause
    throw new TengyunError('backup/damaged', {
      where: `${backup.id}: ${part.name}`,
      why: cause.message,
      cause,
    })
  }
}
