import type { Answer, ObjectCall } from '../call.ts'
import { readAttributes } from '../objects/attributes.ts'
import { checkOverwrite } from '../objects/versioning.ts'

/** Initiate Multipart Upload: https://cloud.tencent.com/document/product/436/7746 */
export function initiateMultipartUpload(call: ObjectCall): Answer {
  const { storage, bucket, key, headers } = call
  checkOverwrite(storage.versions, bucket, key, headers['x-cos-forbid-overwrite'])
  const attributes = readAttributes(call)
  const upload = storage.uploads.begin({ ...attributes, bucket: bucket.name, key })
  return {
    headers: { 'x-cos-server-side-encryption': upload.encryption },
    xml: {
      root: 'InitiateMultipartUploadResult',
      content: { Bucket: bucket.name, Key: key, UploadId: upload.id },
    },
  }
}
