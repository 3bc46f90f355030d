import type { Answer, BucketCall } from '../call.ts'
import { refuse } from '../errors.ts'
import type { Bucket, Version } from '../model.ts'
import { quoted } from '../objects/describe.ts'
import { listKeys, readListing } from '../objects/listing.ts'
import type { Versions } from '../storage/versions.ts'

/** GET Bucket Object versions: https://cloud.tencent.com/document/product/436/35521. Newest first under each key. */
export function listObjectVersions({ world, storage, bucket, query }: BucketCall): Answer {
  const request = readListing(query, 'key-marker')
  const versionMarker = query.get('version-id-marker') ?? ''
  if (versionMarker !== '' && request.after === '') {
    throw refuse('InvalidArgument', 'A version-id marker cannot be specified without a key marker.')
  }
  const { items, commonPrefixes, next } = listKeys(storage.versions.keys(bucket.name), request, (key) =>
    key === request.after
      ? olderThan(storage.versions, bucket, key, versionMarker)
      : storage.versions.of(bucket.name, key),
  )
  const { encode } = request
  const owner = { UIN: world.account.uin }
  const entry = (version: Version) =>
    describe(version, bucket, encode, isLatest(storage.versions, version), owner)

  return {
    xml: {
      root: 'ListVersionsResult',
      content: {
        Name: bucket.name,
        EncodingType: query.get('encoding-type'),
        Prefix: encode(request.prefix),
        KeyMarker: encode(request.after),
        VersionIdMarker: versionMarker,
        MaxKeys: request.maximum,
        Delimiter: request.delimiter === '' ? undefined : encode(request.delimiter),
        IsTruncated: next !== undefined,
        ...nextMarkers(next, encode),
        Version: items.filter(({ kind }) => kind === 'object').map(entry),
        DeleteMarker: items.filter(({ kind }) => kind === 'delete-marker').map(entry),
        CommonPrefixes: commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
      },
    },
  }
}

/** What is left of the key that the page before ended with. */
function olderThan(versions: Versions, bucket: Bucket, key: string, versionId: string): readonly Version[] {
  if (versionId === '') return []
  const all = versions.of(bucket.name, key)
  const marked = all.findIndex((version) => version.versionId === versionId)
  return marked < 0 ? all : all.slice(marked + 1)
}

function nextMarkers(next: string | Version | undefined, encode: (name: string) => string) {
  if (next === undefined) return {}
  if (typeof next === 'string') return { NextKeyMarker: encode(next) }
  return { NextKeyMarker: encode(next.key), NextVersionIdMarker: next.versionId }
}

function isLatest(versions: Versions, version: Version): boolean {
  return versions.latest(version.bucket, version.key)?.versionId === version.versionId
}

function describe(
  version: Version,
  bucket: Bucket,
  encode: (name: string) => string,
  latest: boolean,
  owner: { readonly UIN: string },
) {
  return {
    Key: encode(version.key),
    // Empty as long as the bucket has never had versions.
    VersionId: bucket.versioning === undefined ? '' : version.versionId,
    IsLatest: latest,
    LastModified: new Date(version.modifiedAt).toISOString(),
    ...(version.kind === 'object'
      ? { ETag: quoted(version.etag), Size: version.size, StorageClass: version.storageClass }
      : {}),
    Owner: owner,
  }
}
