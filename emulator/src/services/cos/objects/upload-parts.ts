import type { ObjectCall } from '../call.ts'
import { refuse } from '../errors.ts'
import type { Query } from '../http/address.ts'
import { settle } from '../http/body.ts'
import { limits } from '../limits.ts'
import type { Part, Upload } from '../model.ts'
import type { Arrival } from '../storage/blobs.ts'

/** The upload that the call's `uploadId` names. */
export function findUpload({ storage, bucket, key, query }: ObjectCall): Upload {
  const upload = storage.uploads.find(bucket.name, key, query.get('uploadId') ?? '')
  if (upload === undefined) throw refuse('NoSuchUpload')
  return upload
}

export function readPartNumber(query: Query): number {
  const text = query.get('partNumber') ?? ''
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < 1 || number > limits.partsPerUpload) {
    throw refuse('InvalidArgument', `partNumber must be an integer from 1 to ${limits.partsPerUpload}.`)
  }
  return number
}

/** Adds what arrived to the upload, which is looked up again: it may have been aborted meanwhile. */
export function addPart(call: ObjectCall, number: number, arrival: Arrival): Promise<Part> {
  return settle(arrival, () =>
    call.storage.uploads.addPart({
      uploadId: findUpload(call).id,
      number,
      size: arrival.size,
      etag: arrival.md5,
      crc64: arrival.crc64.toString(),
      segment: { blob: arrival.blob, size: arrival.size },
    }),
  )
}
