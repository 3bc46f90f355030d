import type { Answer, ObjectCall } from '../call.ts'
import { findUpload } from '../objects/upload-parts.ts'

/** Abort Multipart Upload: https://cloud.tencent.com/document/product/436/7740 */
export function abortMultipartUpload(call: ObjectCall): Answer {
  call.storage.uploads.end(findUpload(call))
  return { status: 204 }
}
