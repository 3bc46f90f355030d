import { refuse } from '../errors.ts'
import type { Bucket, StoredObject, Version } from '../model.ts'
import type { NewObject, Versions } from '../storage/versions.ts'

/**
 * What storing and deleting mean in a bucket, by its versioning state:
 * https://cloud.tencent.com/document/product/436/19883
 *
 *               never switched on     Enabled               Suspended
 *   store       replaces the object   adds a version        replaces the `null` version
 *   delete      removes the object    adds a delete marker  replaces `null` with a delete marker
 *   … version   removes that version, delete markers too, in all three
 */
export function storeObject(versions: Versions, bucket: Bucket, object: NewObject): StoredObject {
  return versions.addObject(object, bucket.versioning !== 'Enabled')
}

/** Deletes and tells which version was removed or added; nothing if there was nothing to do. */
export function deleteKey(versions: Versions, bucket: Bucket, key: string): Version | undefined {
  if (bucket.versioning === undefined) {
    const latest = versions.latest(bucket.name, key)
    if (latest) versions.remove(latest)
    return undefined
  }
  return versions.addDeleteMarker(bucket.name, key, bucket.versioning === 'Suspended')
}

/** Removes one version for good; a version that is not there is as good as removed. */
export function deleteVersion(
  versions: Versions,
  bucket: Bucket,
  key: string,
  versionId: string,
): Version | undefined {
  const version = versions.find(bucket.name, key, versionId)
  if (version) versions.remove(version)
  return version
}

/** The object that a request means: the newest version, or the one it names. */
export function findObject(
  versions: Versions,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
): StoredObject | undefined {
  const version =
    versionId === undefined ? versions.latest(bucket.name, key) : versions.find(bucket.name, key, versionId)
  return version?.kind === 'object' ? version : undefined
}

/** Refuses an upload that must not overwrite. COS ignores the header once a bucket has had versioning. */
export function checkOverwrite(
  versions: Versions,
  bucket: Bucket,
  key: string,
  header: string | string[] | undefined,
): void {
  if (header !== 'true' || bucket.versioning !== undefined) return
  if (versions.latest(bucket.name, key)) throw refuse('FileAlreadyExists')
}
