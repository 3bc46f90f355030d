import { Readable } from 'node:stream'
import type { Answer, ObjectCall } from '../call.ts'
import { refuse } from '../errors.ts'
import { readRange } from '../http/ranges.ts'
import { limits } from '../limits.ts'
import { readCopySource } from '../objects/copy-source.ts'
import { quoted } from '../objects/describe.ts'
import { addPart, findUpload, readPartNumber } from '../objects/upload-parts.ts'

/** Upload Part - Copy: https://cloud.tencent.com/document/product/436/8287 */
export async function uploadPartCopy(call: ObjectCall): Promise<Answer> {
  const { blobs } = call.storage
  const number = readPartNumber(call.query)
  const { encryption } = findUpload(call)
  const source = readCopySource(call)
  const range = call.headers['x-cos-copy-source-range']?.toString()
  const { start, end } = readRange(range, source.size) ?? { start: 0, end: source.size - 1 }
  if (end - start + 1 > limits.partMaximumBytes) throw refuse('EntityTooLarge')

  const arrival = await blobs.receive(Readable.from(blobs.read(source.segments, start, end)))
  const part = await addPart(call, number, arrival)
  return {
    headers: { 'x-cos-server-side-encryption': encryption },
    xml: {
      root: 'CopyPartResult',
      content: {
        ETag: quoted(part.etag),
        LastModified: new Date(part.modifiedAt).toISOString(),
        CRC64: part.crc64,
      },
    },
  }
}
