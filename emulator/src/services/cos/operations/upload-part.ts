import type { Answer, ObjectCall } from '../call.ts'
import { receiveBody } from '../http/body.ts'
import { limits } from '../limits.ts'
import { quoted } from '../objects/describe.ts'
import { addPart, findUpload, readPartNumber } from '../objects/upload-parts.ts'

/** Upload Part: https://cloud.tencent.com/document/product/436/7750. That a part is too small shows at the end. */
export async function uploadPart(call: ObjectCall): Promise<Answer> {
  const number = readPartNumber(call.query)
  const { encryption } = findUpload(call)
  const part = await addPart(call, number, await receiveBody(call, limits.partMaximumBytes))
  return {
    headers: {
      etag: quoted(part.etag),
      'x-cos-hash-crc64ecma': part.crc64,
      'x-cos-server-side-encryption': encryption,
    },
  }
}
