import { createHash } from 'node:crypto'
import type { Answer, ObjectCall } from '../call.ts'
import { refuse } from '../errors.ts'
import { receiveBody, settle } from '../http/body.ts'
import { limits } from '../limits.ts'
import type { Bucket, ObjectAttributes, StoredObject } from '../model.ts'
import { readAttributes } from '../objects/attributes.ts'
import { describeStorage, quoted } from '../objects/describe.ts'
import { currentBucket } from '../objects/look-up.ts'
import { findObject, storeObject } from '../objects/versioning.ts'
import type { Arrival } from '../storage/blobs.ts'
import { combineCrc64 } from '../storage/crc64.ts'

/** Append Object: https://cloud.tencent.com/document/product/436/7741 */
export async function appendObject(call: ObjectCall): Promise<Answer> {
  const attributes = readAttributes(call)
  appendable(call)

  const arrival = await receiveBody(call, limits.singleUploadBytes)
  return settle(arrival, () => {
    const bucket = currentBucket(call)
    // Checked again: another append may have been faster.
    const existing = appendable(call)
    const object = existing ? grow(call, existing, arrival) : begin(call, bucket, attributes, arrival)
    return {
      headers: {
        etag: quoted(object.etag),
        ...describeStorage(object, bucket),
        'x-cos-next-append-position': String(object.size),
      },
    }
  })
}

function begin({ storage, key }: ObjectCall, bucket: Bucket, attributes: ObjectAttributes, arrival: Arrival) {
  const content = extended({ size: 0, etag: '', crc64: '0', segments: [] }, arrival)
  const object = { ...attributes, ...content, bucket: bucket.name, key, appendable: true }
  return storeObject(storage.versions, bucket, object)
}

function grow({ world, storage }: ObjectCall, existing: StoredObject, arrival: Arrival): StoredObject {
  const grown = { ...existing, ...extended(existing, arrival), modifiedAt: world.clock.now() }
  storage.versions.replace(grown)
  return grown
}

/** The object to append to, if there is one; refuses one that cannot grow, or not from this position. */
function appendable({ storage, bucket, key, query }: ObjectCall): StoredObject | undefined {
  if (bucket.versioning === 'Enabled') {
    throw refuse('InvalidBucketState', 'Objects cannot be appended to while versioning is enabled.')
  }
  const position = query.get('position') ?? ''
  if (!/^\d+$/.test(position)) throw refuse('InvalidArgument', 'position must be an integer.')
  const existing = findObject(storage.versions, bucket, key, undefined)
  if (existing && !existing.appendable) throw refuse('ObjectNotAppendable')
  if (Number(position) !== (existing?.size ?? 0)) throw refuse('AppendPositionErr')
  return existing
}

function extended(before: Pick<StoredObject, 'size' | 'etag' | 'crc64' | 'segments'>, arrival: Arrival) {
  return {
    size: before.size + arrival.size,
    // Not an MD5 of the content, as in the cloud: it would have to be read again with every append.
    etag:
      before.etag === ''
        ? arrival.md5
        : createHash('md5')
            .update(before.etag + arrival.md5)
            .digest('hex'),
    crc64: combineCrc64(BigInt(before.crc64), arrival.crc64, arrival.size).toString(),
    segments: [...before.segments, { blob: arrival.blob, size: arrival.size }],
  }
}
