import { ownerId } from '../access/resource-names.ts'
import type { Answer, ObjectCall } from '../call.ts'
import { refuse } from '../errors.ts'
import type { Query } from '../http/address.ts'
import { limits } from '../limits.ts'
import { quoted } from '../objects/describe.ts'
import { readEncoding, readMaximum } from '../objects/listing.ts'
import { findUpload } from '../objects/upload-parts.ts'

/** List Parts: https://cloud.tencent.com/document/product/436/7747 */
export function listParts(call: ObjectCall): Answer {
  const { world, storage, bucket, key, query } = call
  const upload = findUpload(call)
  const encode = readEncoding(query)
  const after = readMarker(query)
  const maximum = readMaximum(query, 'max-parts', limits.keysPerListing)
  const rest = storage.uploads.parts(upload.id).filter(({ number }) => number > after)
  const page = rest.slice(0, maximum)
  const isTruncated = maximum > 0 && rest.length > maximum
  const owner = { ID: ownerId(world), DisplayName: world.account.uin }

  return {
    xml: {
      root: 'ListPartsResult',
      content: {
        Bucket: bucket.name,
        Encodingtype: query.get('encoding-type'),
        Key: encode(key),
        UploadId: upload.id,
        Initiator: owner,
        Owner: owner,
        StorageClass: upload.storageClass,
        PartNumberMarker: after,
        NextPartNumberMarker: isTruncated ? page.at(-1)?.number : undefined,
        MaxParts: maximum,
        IsTruncated: isTruncated,
        Part: page.map((part) => ({
          PartNumber: part.number,
          LastModified: new Date(part.modifiedAt).toISOString(),
          ETag: quoted(part.etag),
          Size: part.size,
        })),
      },
    },
  }
}

function readMarker(query: Query): number {
  const marker = query.get('part-number-marker') ?? ''
  if (!/^\d*$/.test(marker)) throw refuse('InvalidArgument', 'part-number-marker must be an integer.')
  return Number(marker)
}
