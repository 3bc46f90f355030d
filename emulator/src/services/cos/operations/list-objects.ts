import type { Answer, BucketCall } from '../call.ts'
import type { StoredObject } from '../model.ts'
import { quoted } from '../objects/describe.ts'
import { listKeys, readListing } from '../objects/listing.ts'

/** GET Bucket: https://cloud.tencent.com/document/product/436/7734. Keys whose newest version is a delete marker are hidden. */
export function listObjects({ world, storage, bucket, query }: BucketCall): Answer {
  const request = readListing(query, 'marker')
  const { items, commonPrefixes, next } = listKeys(storage.versions.keys(bucket.name), request, (key) => {
    if (key === request.after) return []
    const latest = storage.versions.latest(bucket.name, key)
    return latest?.kind === 'object' ? [latest] : []
  })
  const { encode } = request
  const nextMarker = typeof next === 'object' ? next.key : next

  return {
    xml: {
      root: 'ListBucketResult',
      content: {
        Name: bucket.name,
        EncodingType: query.get('encoding-type'),
        Prefix: encode(request.prefix),
        Marker: encode(request.after),
        MaxKeys: request.maximum,
        Delimiter: request.delimiter === '' ? undefined : encode(request.delimiter),
        IsTruncated: next !== undefined,
        NextMarker: nextMarker === undefined ? undefined : encode(nextMarker),
        Contents: items.map((object) => summary(object, encode, world.account.appId)),
        CommonPrefixes: commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
      },
    },
  }
}

function summary(object: StoredObject, encode: (name: string) => string, appId: string) {
  return {
    Key: encode(object.key),
    LastModified: new Date(object.modifiedAt).toISOString(),
    ETag: quoted(object.etag),
    Size: object.size,
    Owner: { ID: appId, DisplayName: appId },
    StorageClass: object.storageClass,
  }
}
