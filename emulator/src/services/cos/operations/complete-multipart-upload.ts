import { createHash } from 'node:crypto'
import type { Answer, ObjectCall } from '../call.ts'
import { refuse } from '../errors.ts'
import { readDocument } from '../http/body.ts'
import { encodeKey } from '../http/encoding.ts'
import { limits } from '../limits.ts'
import type { Part, Upload } from '../model.ts'
import { describeStorage, quoted } from '../objects/describe.ts'
import { currentBucket } from '../objects/look-up.ts'
import { replicateSoon } from '../objects/replication.ts'
import { findUpload } from '../objects/upload-parts.ts'
import { checkOverwrite, storeObject } from '../objects/versioning.ts'
import { combineCrc64 } from '../storage/crc64.ts'
import type { Tree } from '../xml/shape.ts'
import { group, integer, many, optional, text } from '../xml/shape.ts'

const listedPart = group({
  PartNumber: integer(1, limits.partsPerUpload),
  ETag: text,
  // Echoed by SDKs that got it with the part.
  Crc64: optional(text),
})
const completion = group({ Part: many(listedPart, { minimum: 1, maximum: limits.partsPerUpload }) })

/** Complete Multipart Upload: https://cloud.tencent.com/document/product/436/7742. The parts stay where they are. */
export async function completeMultipartUpload(call: ObjectCall): Promise<Answer> {
  const { storage, key, address } = call
  findUpload(call)
  const { Part: listed } = await readDocument(call, 'CompleteMultipartUpload', completion)

  const upload = findUpload(call)
  const bucket = currentBucket(call)
  const parts = chooseParts(storage.uploads.parts(upload.id), listed)
  checkOverwrite(storage.versions, bucket, key, call.headers['x-cos-forbid-overwrite'])
  const object = storeObject(storage.versions, bucket, { ...attributesOf(upload), ...joined(parts) })
  storage.uploads.end(upload, parts)
  replicateSoon(call.world, bucket, object)
  return {
    headers: describeStorage(object, bucket),
    xml: {
      root: 'CompleteMultipartUploadResult',
      content: {
        Location: `http://${address.host}/${encodeKey(key)}`,
        Bucket: bucket.name,
        Key: key,
        ETag: quoted(object.etag),
      },
    },
  }
}

/** The parts in the order of the list, which must be theirs; all but the last large enough. */
function chooseParts(uploaded: readonly Part[], listed: Tree<typeof listedPart>[]): Part[] {
  const byNumber = new Map(uploaded.map((part) => [part.number, part]))
  const chosen = listed.map(({ PartNumber, ETag }) => {
    const part = byNumber.get(Number(PartNumber))
    if (part?.etag !== ETag.replaceAll('"', '').trim()) throw refuse('InvalidPart')
    return part
  })
  const inOrder = chosen.every((part, index) => part.number > (chosen[index - 1]?.number ?? 0))
  if (!inOrder) throw refuse('InvalidPartOrder')
  if (chosen.slice(0, -1).some(({ size }) => size < limits.partMinimumBytes)) throw refuse('EntityTooSmall')
  return chosen
}

function attributesOf({ id: _id, initiatedAt: _initiatedAt, ...attributes }: Upload) {
  return attributes
}

function joined(parts: readonly Part[]) {
  const size = parts.reduce((total, part) => total + part.size, 0)
  const md5 = createHash('md5')
  for (const { etag } of parts) md5.update(Buffer.from(etag, 'hex'))
  const crc64 = parts.reduce((sum, part) => combineCrc64(sum, BigInt(part.crc64), part.size), 0n)
  return {
    size,
    etag: `${md5.digest('hex')}-${parts.length}`,
    crc64: crc64.toString(),
    segments: parts.map(({ segment }) => segment),
    appendable: false,
  }
}
