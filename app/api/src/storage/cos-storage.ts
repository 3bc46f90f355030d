import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import COS from 'cos-nodejs-sdk-v5'
import { unavailable } from '../errors/app-error.ts'
import { CosError } from './cos-error.ts'
import type { CredentialSource, Credentials } from './credentials.ts'
import type { LocalFile, Storage, StoredFile } from './storage.ts'

const REQUEST_TIMEOUT_MS = 10_000
/** COS asks to slow down with 503, and connections break; a file can be read again from the start. */
const UPLOAD_ATTEMPTS = 4
/** The longest pause after the first failure; later ones grow with their number. */
const RETRY_PAUSE_MS = 400

export interface CosPlace {
  bucket: string
  region: string
  /** Where COS answers when that is not its public name. */
  endpoint?: URL
}

export class CosStorage implements Storage {
  readonly #place: CosPlace
  readonly #credentials: CredentialSource
  #client: { credentials: Credentials; cos: COS } | undefined

  constructor(place: CosPlace, credentials: CredentialSource) {
    this.#place = place
    this.#credentials = credentials
  }

  async put(key: string, content: string, contentType: string): Promise<void> {
    await this.#ask((cos) => cos.putObject({ ...this.#at(key), Body: content, ContentType: contentType }))
  }

  async putFile(key: string, { path, bytes }: LocalFile, contentType: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#ask((cos) =>
          cos.putObject({
            ...this.#at(key),
            Body: createReadStream(path),
            ContentLength: bytes,
            ContentType: contentType,
          }),
        )
        return
      } catch (error) {
        if (attempt === UPLOAD_ATTEMPTS || !isTransient(error)) throw error
        await pause(RETRY_PAUSE_MS * attempt * Math.random())
      }
    }
  }

  async open(key: string): Promise<StoredFile | undefined> {
    // The SDK's stream carries COS's error document as if it were the file, so the question comes first.
    const head = await this.#ask((cos) => cos.headObject(this.#at(key)), ifMissing)
    if (!head) return undefined
    const content = await this.#ask(async (cos) => {
      const stream = new PassThrough()
      cos.getObject({ ...this.#at(key), Output: stream }).catch((error) => stream.destroy(error))
      await once(stream, 'readable')
      return stream
    })
    return { content, bytes: Number(head.headers?.['content-length']) }
  }

  async delete(key: string): Promise<void> {
    await this.#ask((cos) => cos.deleteObject(this.#at(key)), ifMissing)
  }

  async check(): Promise<void> {
    const { bucket, region } = this.#place
    await this.#ask((cos) => cos.headBucket({ Bucket: bucket, Region: region }))
  }

  #at(key: string) {
    return { Bucket: this.#place.bucket, Region: this.#place.region, Key: key }
  }

  async #ask<T>(request: (cos: COS) => Promise<T>, otherwise: (error: CosError) => T = giveUp): Promise<T> {
    const cos = await this.#connected().catch((error) => giveUp(error))
    return request(cos).catch((error) => otherwise(new CosError(error)))
  }

  /** The SDK fixes its keys when it is made, so renewed keys mean a new client. */
  async #connected(): Promise<COS> {
    const credentials = await this.#credentials()
    if (this.#client?.credentials !== credentials)
      this.#client = { credentials, cos: createClient(this.#place, credentials) }
    return this.#client.cos
  }
}

function createClient({ endpoint }: CosPlace, { secretId, secretKey, token }: Credentials): COS {
  return new COS({
    SecretId: secretId,
    SecretKey: secretKey.reveal(),
    ...(token && { SecurityToken: token.reveal() }),
    Timeout: REQUEST_TIMEOUT_MS,
    // `Ip` is dialled while the request keeps COS's public name, which is what the signature covers.
    ...(endpoint && { Ip: endpoint.host, Protocol: endpoint.protocol === 'http:' ? 'http:' : 'https:' }),
  })
}

/** COS did not answer, or said that it could not; what it refuses once it refuses again. */
function isTransient(error: unknown): boolean {
  const { cause } = error instanceof Error ? error : {}
  return cause instanceof CosError && (cause.status === undefined || cause.status >= 500)
}

function ifMissing(error: CosError): undefined {
  if (error.status !== 404) giveUp(error)
}

function giveUp(error: unknown): never {
  throw unavailable('COS', error)
}
