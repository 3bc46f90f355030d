import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { unavailable } from '../errors/app-error.ts'
import { CosConnection, type CosPlace, giveUp, ifMissing } from './cos-connection.ts'
import { CosError } from './cos-error.ts'
import { addressFor, send } from './cos-request.ts'
import type { CredentialSource } from './credentials.ts'
import type {
  ByteRange,
  DocumentPage,
  ObjectHead,
  ObjectStore,
  PartialObject,
  StoredPart,
} from './object-store.ts'
import { persistently } from './retry.ts'
import { WholeRange } from './whole-range.ts'

/** What stands for it in a `CosError`: an answer with another length than was asked for. */
export const WRONG_LENGTH = 'WrongLength'
/** The SDK's declarations are wrong about what it answers. */
const openUploads = z.object({ Upload: z.array(z.object({ Key: z.string(), UploadId: z.string() })) })

/** COS lists as many parts at once as an upload of 4 GiB has. */
const PARTS_A_PAGE = 1_000

export class CosObjects implements ObjectStore {
  readonly #connection: CosConnection

  constructor(place: CosPlace, credentials: CredentialSource) {
    this.#connection = new CosConnection(place, credentials)
  }

  async begin(key: string, mediaType: string, disposition?: string): Promise<PartialObject> {
    const { UploadId } = await persistently(() =>
      this.#connection.ask((cos) =>
        cos.multipartInit({
          ...this.#connection.at(key),
          Headers: {
            'Content-Type': mediaType,
            ...(disposition !== undefined && { 'Content-Disposition': disposition }),
          },
        }),
      ),
    )
    return { key, uploadId: UploadId }
  }

  async putPart({ key, uploadId }: PartialObject, number: number, content: Buffer): Promise<void> {
    const md5 = createHash('md5').update(content).digest()
    await persistently(async () => {
      const answer = await send(this.#connection, {
        method: 'PUT',
        key,
        query: { partNumber: String(number), uploadId },
        headers: { 'content-md5': md5.toString('base64') },
        body: content,
      })
      answer.resume()
      // COS refuses what does not fit Content-MD5, and says in the ETag what it kept.
      if (unquoted(answer.headers.etag) !== md5.toString('hex'))
        throw unavailable('COS', new CosError({ code: 'EtagMismatch', message: 'COS kept another part' }))
    })
  }

  addressOfPart(
    { key, uploadId }: PartialObject,
    { number, bytes }: { number: number; bytes: number },
    seconds: number,
  ): Promise<URL> {
    const query = { partNumber: String(number), uploadId }
    return addressFor(
      this.#connection,
      { method: 'PUT', key, query, headers: { 'Content-Length': String(bytes) } },
      seconds,
    )
  }

  async parts(object: PartialObject): Promise<StoredPart[] | undefined> {
    const parts: StoredPart[] = []
    for (;;) {
      const page = await persistently(() => this.#partsAfter(object, parts.at(-1)?.number ?? 0))
      if (!page) return undefined
      parts.push(...page)
      if (page.length < PARTS_A_PAGE) return parts
    }
  }

  /** An answer that was lost is asked for again, and then nothing is left to finish. */
  async finish(object: PartialObject, parts: readonly StoredPart[]): Promise<void> {
    const { key, uploadId } = object
    await persistently(() =>
      this.#connection.ask(
        async (cos) => {
          await cos.multipartComplete({
            ...this.#connection.at(key),
            UploadId: uploadId,
            Parts: parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag })),
          })
        },
        async (error) => {
          if (error.status !== 404 || !(await this.head(key))) giveUp(error)
        },
      ),
    )
  }

  async abandon({ key, uploadId }: PartialObject): Promise<void> {
    await persistently(() =>
      this.#connection.ask(async (cos) => {
        await cos.multipartAbort({ ...this.#connection.at(key), UploadId: uploadId })
      }, ifMissing),
    )
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    const answer = await persistently(() =>
      this.#connection.ask((cos) => cos.headObject(this.#connection.at(key)), ifMissing),
    )
    if (!answer) return undefined
    const headers: Readonly<Record<string, string | undefined>> = { ...answer.headers }
    return {
      bytes: Number(headers['content-length']),
      storageClass: headers['x-cos-storage-class'] ?? 'STANDARD',
      disposition: headers['content-disposition'],
      restored: restoredOf(headers['x-cos-restore']),
    }
  }

  async read(key: string, range: ByteRange): Promise<Readable> {
    const readFrom = (start: number) => persistently(() => this.#answerFor(key, { start, end: range.end }))
    return new WholeRange(await readFrom(range.start), range, readFrom)
  }

  addressOf(key: string, disposition: string, seconds: number): Promise<URL> {
    const query = { 'response-content-disposition': disposition }
    return addressFor(this.#connection, { method: 'GET', key, query }, seconds)
  }

  async restore(key: string, days: number): Promise<void> {
    await persistently(() =>
      this.#connection.ask(
        async (cos) => {
          const RestoreRequest = { Days: days, CASJobParameters: { Tier: 'Standard' as const } }
          await cos.restoreObject({ ...this.#connection.at(key), RestoreRequest })
        },
        (error) => {
          // It is under way already.
          if (error.status !== 409) giveUp(error)
        },
      ),
    )
  }

  /** Drawn by Cloud Infinite. https://cloud.tencent.com/document/product/460/47495 */
  async page(key: string, page: number): Promise<DocumentPage | undefined> {
    const query = { 'ci-process': 'doc-preview', dstType: 'jpg', page: String(page) }
    const answer = await persistently(() => send(this.#connection, { method: 'GET', key, query }))
    const pages = Number(answer.headers['x-total-page'] ?? 1)
    if (page > pages) {
      answer.resume()
      return undefined
    }
    return { content: answer, mediaType: answer.headers['content-type'] ?? 'image/jpeg', pages }
  }

  /** Of uploads that nobody knows the name of, after a crash. */
  async abandonAll(key: string): Promise<void> {
    const answer: unknown = await persistently(() =>
      this.#connection.ask(async (cos) =>
        cos.multipartList({ ...this.#connection.bucket(), Prefix: key, Delimiter: '' }),
      ),
    )
    for (const { Key, UploadId } of openUploads.parse(answer).Upload)
      await this.abandon({ key: Key, uploadId: UploadId })
  }

  async delete(key: string): Promise<void> {
    await persistently(() =>
      this.#connection.ask(async (cos) => {
        await cos.deleteObject(this.#connection.at(key))
      }, ifMissing),
    )
  }

  /** An answer of another length is not the object that was stored, and is noticed before any of it is handed on. */
  async #answerFor(key: string, { start, end }: ByteRange): Promise<Readable> {
    const headers = { range: `bytes=${start}-${end}` }
    const answer = await send(this.#connection, { method: 'GET', key, headers })
    if (Number(answer.headers['content-length'] ?? end - start + 1) === end - start + 1) return answer
    answer.destroy()
    throw unavailable('COS', new CosError({ code: WRONG_LENGTH, message: 'COS has another length' }))
  }

  #partsAfter({ key, uploadId }: PartialObject, number: number): Promise<StoredPart[] | undefined> {
    return this.#connection.ask(async (cos) => {
      const answer = await cos.multipartListPart({
        ...this.#connection.at(key),
        UploadId: uploadId,
        MaxParts: PARTS_A_PAGE,
        PartNumberMarker: String(number),
      })
      return answer.Part.map(({ PartNumber, Size, ETag }) => ({
        number: Number(PartNumber),
        bytes: Number(Size),
        etag: unquoted(ETag),
      }))
    }, ifMissing)
  }
}

function unquoted(etag: string | undefined): string {
  return (etag ?? '').replaceAll('"', '')
}

/** `ongoing-request="true"` while COS fetches the object, `"false"` once it can be read. */
function restoredOf(header: string | undefined): ObjectHead['restored'] {
  if (header === undefined) return 'no'
  return header.includes('"true"') ? 'under-way' : 'yes'
}
