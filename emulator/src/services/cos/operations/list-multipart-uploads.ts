import { ownerId } from '../access/resource-names.ts'
import type { Answer, BucketCall } from '../call.ts'
import type { Upload } from '../model.ts'
import { listKeys, readListing } from '../objects/listing.ts'
import { SortedKeys } from '../storage/sorted-keys.ts'

/** List Multipart Uploads: https://cloud.tencent.com/document/product/436/7736. By key, then in order of beginning. */
export function listMultipartUploads({ world, storage, bucket, query }: BucketCall): Answer {
  const request = readListing(query, 'key-marker', 'max-uploads')
  const uploadIdMarker = query.get('upload-id-marker') ?? ''
  const byKey = Map.groupBy(storage.uploads.inBucket(bucket.name), ({ key }) => key)
  for (const uploads of byKey.values()) uploads.sort((a, b) => (a.id < b.id ? -1 : 1))

  const { items, commonPrefixes, next } = listKeys(new SortedKeys(byKey.keys()), request, (key) => {
    const uploads = byKey.get(key) ?? []
    if (key !== request.after) return uploads
    return uploads.filter(({ id }) => uploadIdMarker !== '' && id > uploadIdMarker)
  })
  const { encode } = request
  const owner = { ID: ownerId(world), DisplayName: world.account.uin }

  return {
    xml: {
      root: 'ListMultipartUploadsResult',
      content: {
        Bucket: bucket.name,
        EncodingType: query.get('encoding-type'),
        KeyMarker: encode(request.after),
        UploadIdMarker: uploadIdMarker,
        ...nextMarkers(next, encode),
        MaxUploads: request.maximum,
        IsTruncated: next !== undefined,
        Prefix: encode(request.prefix),
        Delimiter: request.delimiter === '' ? undefined : encode(request.delimiter),
        Upload: items.map((upload) => ({
          Key: encode(upload.key),
          UploadId: upload.id,
          StorageClass: upload.storageClass,
          Initiator: owner,
          Owner: owner,
          Initiated: new Date(upload.initiatedAt).toISOString(),
        })),
        CommonPrefixes: commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
      },
    },
  }
}

function nextMarkers(next: string | Upload | undefined, encode: (name: string) => string) {
  if (next === undefined) return {}
  if (typeof next === 'string') return { NextKeyMarker: encode(next) }
  return { NextKeyMarker: encode(next.key), NextUploadIdMarker: next.id }
}
