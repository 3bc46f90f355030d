import type { Answer, ObjectCall } from '../call.ts'
import { receiveBody, settle } from '../http/body.ts'
import { limits } from '../limits.ts'
import { readAttributes } from '../objects/attributes.ts'
import { describeStorage, quoted } from '../objects/describe.ts'
import { currentBucket } from '../objects/look-up.ts'
import { replicateSoon } from '../objects/replication.ts'
import { checkOverwrite, storeObject } from '../objects/versioning.ts'

/** PUT Object: https://cloud.tencent.com/document/product/436/7749 */
export async function putObject(call: ObjectCall): Promise<Answer> {
  const { storage, key, headers } = call
  const forbidOverwrite = headers['x-cos-forbid-overwrite']
  const attributes = readAttributes(call)
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
    replicateSoon(call.world, bucket, object)
    return { headers: { etag: quoted(object.etag), ...describeStorage(object, bucket) } }
  })
}
