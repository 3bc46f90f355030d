import { backupsFolder, manifestKey } from './host/keys.ts'
import { type Manifest, openManifest } from './host/manifest.ts'
import { type Proof, proofsFolder } from './proof.ts'
import type { BackupStore, StoredObject } from './store.ts'

/** A backup as its bucket has it. */
export interface Backup {
  readonly id: string
  /** When its manifest was written, by the store's clock: a host's own may be years off. */
  readonly storedAt: Date
  /** Undefined where what is stored is not what was written, or not all of it. */
  readonly manifest: Manifest | undefined
  /** The first version of each of its objects, by key. */
  readonly objects: ReadonlyMap<string, StoredObject>
  /** Bytes, of all its objects. */
  readonly size: number
  /** The newest drill that tried it. */
  readonly proof: Proof | undefined
}

/** Every backup in the bucket, the newest first. Nothing is asked but the bucket. */
export async function readCatalogue(store: BackupStore): Promise<Backup[]> {
  const [objects, proofs] = await Promise.all([store.list(backupsFolder), readProofs(store)])
  const byBackup = Map.groupBy(objects, ({ key }) => key.slice(backupsFolder.length).split('/', 1)[0] ?? '')
  const found = [...byBackup].flatMap(([id, own]) => {
    const manifest = own.find(({ key }) => key === manifestKey(id))
    return manifest === undefined ? [] : [{ id, own, stored: manifest }]
  })
  const backups = found.map(async ({ id, own, stored }): Promise<Backup> => {
    const manifest = openManifest((await store.read(stored)).toString())
    const objects = new Map(own.map((object) => [object.key, object]))
    return {
      id,
      storedAt: stored.storedAt,
      manifest: manifest !== undefined && fits(manifest, id, objects) ? manifest : undefined,
      objects,
      size: own.reduce((sum, { size }) => sum + size, 0),
      proof: proofs.get(id),
    }
  })
  return (await Promise.all(backups)).sort((one, other) => other.storedAt.getTime() - one.storedAt.getTime())
}

/** Whether it is this backup's, and not another's that was copied there; and whether every part is there, in full. */
function fits(manifest: Manifest, id: string, objects: ReadonlyMap<string, StoredObject>): boolean {
  return (
    manifest.id === id && manifest.parts.every(({ key, cipher }) => objects.get(key)?.size === cipher.size)
  )
}

/** Folders without a manifest: backups that were cut off, or are being made. */
export async function readUnfinished(store: BackupStore): Promise<ReadonlyMap<string, StoredObject[]>> {
  const objects = await store.listAll(backupsFolder)
  const byBackup = Map.groupBy(objects, ({ key }) => key.slice(backupsFolder.length).split('/', 1)[0] ?? '')
  return new Map([...byBackup].filter(([id, own]) => !own.some(({ key }) => key === manifestKey(id))))
}

/** Whether the newest drill that tried it says that it can be restored. */
export function isProven({ proof }: Pick<Backup, 'proof'>): boolean {
  return proof?.ok === true
}

async function readProofs(store: BackupStore): Promise<ReadonlyMap<string, Proof>> {
  const objects = (await store.list(proofsFolder)).sort((a, b) => a.storedAt.getTime() - b.storedAt.getTime())
  const proofs = await Promise.all(
    objects.map(async (object): Promise<Proof> => JSON.parse((await store.read(object)).toString())),
  )
  return new Map(proofs.map((proof) => [proof.backup, proof]))
}
