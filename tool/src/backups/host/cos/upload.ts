import { Writable } from 'node:stream'
import { type Bucket, Refused } from './bucket.ts'

/**
 * Bytes of a slice, all but the last: COS takes 10,000 at most, so they grow, and an object may have 4 TB. As many as
 * `parallel` are on their way while the next one fills.
 */
const firstSlice = 8 * 1024 ** 2
const slicesOfOneSize = 500
const parallel = 2

/**
 * A stream into an object, which is there when the stream has ended well, and not before. What was sent of one that did
 * not, the bucket's lifecycle rule removes: a host has no right to.
 */
export function uploadStream(bucket: Bucket, key: string): Writable {
  const etags: string[] = []
  let held: Buffer[] = []
  let size = 0
  let uploadId: string | undefined
  const underWay: Promise<void>[] = []

  const begin = async (): Promise<string> => {
    const { body } = await bucket({ method: 'POST', key, query: { uploads: '' } })
    const id = /<UploadId>(.*?)<\/UploadId>/.exec(body)?.[1]
    if (id === undefined) throw new Error(`COS did not begin the upload of ${key}`)
    return id
  }

  const sendSlice = async (): Promise<void> => {
    uploadId ??= await begin()
    const number = etags.push('')
    const body = Buffer.concat(held, size)
    held = []
    size = 0
    const query = { partNumber: String(number), uploadId }
    const sending = bucket({ method: 'PUT', key, query, body }).then(({ headers }) => {
      etags[number - 1] = String(headers.etag)
    })
    // Looked at below; until then its failure is nobody's surprise.
    sending.catch(() => {})
    underWay.push(sending)
    if (underWay.length >= parallel) await underWay.shift()
  }

  const complete = async (): Promise<void> => {
    await Promise.all(underWay)
    const list = etags.map(
      (etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
    )
    const body = Buffer.from(`<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`)
    try {
      await bucket({ method: 'POST', key, query: { uploadId: uploadId ?? '' }, body })
    } catch (error) {
      // Done, and the answer was lost: COS forgets an upload that is. Whether the object is there, the catalogue looks.
      if (!(error instanceof Refused && error.status === 404)) throw error
    }
  }

  return new Writable({
    write(piece: Buffer, _encoding, done) {
      held.push(piece)
      size += piece.length
      if (size < sliceSize(etags.length)) done()
      else sendSlice().then(() => done(), done)
    },
    final(done) {
      const ending = async () => {
        if (size > 0 || uploadId === undefined) await sendSlice()
        await complete()
      }
      ending().then(() => done(), done)
    },
  })
}

function sliceSize(count: number): number {
  return firstSlice * 2 ** Math.floor(count / slicesOfOneSize)
}
