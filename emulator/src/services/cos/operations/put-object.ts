import { readAttributes } from '../attributes.ts'
import { receiveBody, settle } from '../body.ts'
import type { Answer, ObjectCall } from '../call.ts'
import { limits } from '../limits.ts'
import { describeStorage, quoted } from '../object-headers.ts'
import { currentBucket } from '../object-lookup.ts'
import { checkOverwrite, storeObject } from '../versioning.ts'

/** PUT Object: https://cloud.tencent.com/document/product/436/7749 */
export async function putObject(call: ObjectCall): Promise<Answer> {
  const { storage, key, headers } = call
  const forbidOverwrite = headers['x-cos-forbid-overwrite']
  const attributes = readAttributes(headers, call.bucket)
  checkOverwrite(storage.versions, call.bucket, key, forbidOverwrite)

  const arrival = await receiveBody(call, limits.singleUploadBytes)
  return settle(arrival, () => {
    const bucket = currentBucket(call)
    // Of two uploads at once that may not overwrite only one succeeds.
    checkOverwrite(storage.versions, bucket, key, forbidOverwrite)
    const object = storeObject(storage.versions, bucket, {
      ...attributes,
      bucket: bucket.name,
      key,
      size: arrival.size,
      etag: arrival.md5,
      crc64: arrival.crc64.toString(),
      segments: [{ blob: arrival.blob, size: arrival.size }],
      appendable: false,
    })
    return { headers: { etag: quoted(object.etag), ...describeStorage(object, bucket) } }
  })
}
