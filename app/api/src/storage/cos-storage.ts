import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { CosConnection, type CosPlace, ifMissing } from './cos-connection.ts'
import type { CredentialSource } from './credentials.ts'
import { persistently } from './retry.ts'
import type { LocalFile, Storage, StoredFile } from './storage.ts'

export class CosStorage implements Storage {
  readonly #connection: CosConnection

  constructor(place: CosPlace, credentials: CredentialSource) {
    this.#connection = new CosConnection(place, credentials)
  }

  async put(key: string, content: string, contentType: string): Promise<void> {
    await this.#connection.ask((cos) =>
      cos.putObject({ ...this.#connection.at(key), Body: content, ContentType: contentType }),
    )
  }

  /** A file can be read again from the start, so it may be sent more than once. */
  async putFile(key: string, { path, bytes }: LocalFile, contentType: string): Promise<void> {
    await persistently(() =>
      this.#connection.ask((cos) =>
        cos.putObject({
          ...this.#connection.at(key),
          Body: createReadStream(path),
          ContentLength: bytes,
          ContentType: contentType,
        }),
      ),
    )
  }

  async open(key: string): Promise<StoredFile | undefined> {
    // The SDK's stream carries COS's error document as if it were the file, so the question comes first.
    const head = await this.#connection.ask((cos) => cos.headObject(this.#connection.at(key)), ifMissing)
    if (!head) return undefined
    const content = await this.#connection.ask(async (cos) => {
      const stream = new PassThrough()
      cos.getObject({ ...this.#connection.at(key), Output: stream }).catch((error) => stream.destroy(error))
      await once(stream, 'readable')
      return stream
    })
    return { content, bytes: Number(head.headers?.['content-length']) }
  }

  async delete(key: string): Promise<void> {
    await this.#connection.ask((cos) => cos.deleteObject(this.#connection.at(key)), ifMissing)
  }

  async check(): Promise<void> {
    await this.#connection.ask((cos) => cos.headBucket(this.#connection.bucket()))
  }
}
