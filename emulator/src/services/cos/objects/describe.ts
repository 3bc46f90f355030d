import type { Query } from '../http/address.ts'
import type { Bucket, StoredObject, Version } from '../model.ts'

/** Query parameters that override what an object's headers say: https://cloud.tencent.com/document/product/436/7753 */
export const responseOverrides = [
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
]

/** The headers that tell about an object, in answers to GET and HEAD. */
export function describeObject(object: StoredObject, bucket: Bucket): Record<string, string | undefined> {
  return {
    ...object.headers,
    etag: quoted(object.etag),
    'last-modified': new Date(object.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
    ...describeStorage(object, bucket),
    'x-cos-storage-class': object.storageClass === 'STANDARD' ? undefined : object.storageClass,
    'x-cos-tagging-count': countOf(object.tags),
    ...(object.appendable
      ? { 'x-cos-object-type': 'appendable', 'x-cos-next-append-position': String(object.size) }
      : {}),
  }
}

/** What an upload answers with about what it stored. */
export function describeStorage(object: StoredObject, bucket: Bucket): Record<string, string | undefined> {
  return {
    'x-cos-hash-crc64ecma': object.crc64,
    'x-cos-server-side-encryption': object.encryption,
    ...describeVersion(object, bucket),
  }
}

/** A bucket that never had versions does not speak of them. */
export function describeVersion(version: Version, bucket: Bucket): Record<string, string | undefined> {
  return {
    'x-cos-version-id': bucket.versioning === undefined ? undefined : version.versionId,
    'x-cos-delete-marker': version.kind === 'delete-marker' ? 'true' : undefined,
  }
}

/**
 * The overrides that the query asks for; and on top of them what buckets made since 2024 do on their default
 * domain, the only one there is here: every file is a download, so that nothing can be hosted for browsers.
 * https://cloud.tencent.com/document/product/436/57456
 */
export function presentation(object: StoredObject, query: Query): Record<string, string> {
  const overrides = responseOverrides.flatMap((parameter) => {
    const value = query.get(parameter)
    return value === undefined ? [] : [[parameter.replace('response-', ''), value] as const]
  })
  const headers: Record<string, string> = Object.fromEntries(overrides)
  const disposition = headers['content-disposition'] ?? object.headers['content-disposition'] ?? ''
  return {
    ...headers,
    'content-disposition': /^attachment/i.test(disposition) ? disposition : 'attachment',
    'x-cos-force-download': 'true',
  }
}

export function quoted(etag: string): string {
  return `"${etag}"`
}

function countOf(tags: StoredObject['tags']): string | undefined {
  const count = Object.keys(tags).length
  return count === 0 ? undefined : String(count)
}
