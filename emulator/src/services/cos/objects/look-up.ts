import type { ObjectCall } from '../call.ts'
import { CosError, refuse } from '../errors.ts'
import type { Bucket, StoredObject } from '../model.ts'
import { describeVersion } from './describe.ts'

/** The object that the call's key and `versionId` mean; refuses what is absent or a delete marker. */
export function lookUp({
  storage,
  bucket,
  key,
  query,
}: Pick<ObjectCall, 'storage' | 'bucket' | 'key' | 'query'>): StoredObject {
  const versionId = query.get('versionId')
  if (versionId === undefined) {
    const latest = storage.versions.latest(bucket.name, key)
    if (latest?.kind === 'object') return latest
    throw new CosError('NoSuchKey', latest ? { headers: present(describeVersion(latest, bucket)) } : {})
  }
  const version = storage.versions.find(bucket.name, key, versionId)
  if (version === undefined) throw refuse('NoSuchVersion')
  if (version.kind === 'object') return version
  throw new CosError('MethodNotAllowed', { headers: present(describeVersion(version, bucket)) })
}

function present(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** The bucket as it is now: it may have changed, or gone, while a body arrived. */
export function currentBucket({ storage, bucket }: Pick<ObjectCall, 'storage' | 'bucket'>): Bucket {
  const current = storage.buckets.find(bucket.name)
  if (current === undefined) throw refuse('NoSuchBucket')
  return current
}
