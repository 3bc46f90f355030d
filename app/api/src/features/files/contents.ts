import type { Readable } from 'node:stream'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors/app-error.ts'
import { addressOnCdn, type Cdn } from '../../storage/cdn.ts'
import { CosError } from '../../storage/cos-error.ts'
import { WRONG_LENGTH } from '../../storage/cos-objects.ts'
import type { ByteRange, ObjectStore } from '../../storage/object-store.ts'
import { disposition } from './disposition.ts'
import { ADDRESS_SECONDS } from './limits.ts'
import { verified } from './verified.ts'

/** A stored content, and what it has to be. */
export interface Content {
  readonly key: string
  readonly bytes: number
  readonly sha256: string
}

export interface ContentParts {
  readonly store: ObjectStore
  readonly clock: Clock
  /** What large files come through, if there is one. */
  readonly cdn?: Cdn | undefined
}

/** What COS has, in the words of files, and never anything else than was stored. */
export class Contents {
  readonly #store: ObjectStore
  readonly #parts: ContentParts

  constructor(parts: ContentParts) {
    this.#store = parts.store
    this.#parts = parts
  }

  /**
   * For large files: the bytes then come straight from the CDN or from COS, and their reader compares the checksum, or
   * nobody does.
   */
  async addressOf(content: Content, name: string): Promise<URL> {
    const address = await this.addressNearby(content, name)
    return address ?? this.#store.addressOf(content.key, disposition('attachment', name), ADDRESS_SECONDS)
  }

  /**
   * On the CDN, where there is one and it offers the file under its name. Addresses with parameters cannot be signed
   * for a CDN, so the name is the one that was stored with the content: whatever was renamed since comes from COS.
   */
  async addressNearby({ key }: Content, name: string): Promise<URL | undefined> {
    const { store, cdn, clock } = this.#parts
    if (!cdn) return undefined
    const head = await store.head(key)
    return head?.disposition === disposition('attachment', name) ? addressOnCdn(cdn, key, clock()) : undefined
  }

  /** A whole content ends only if its checksum proved right; of a range, COS's word is all there is. */
  async open({ key, bytes, sha256 }: Content, range?: ByteRange): Promise<Readable> {
    const { start, end } = range ?? { start: 0, end: bytes - 1 }
    const content = await this.#store.read(key, { start, end }).catch(explain)
    return end - start + 1 === bytes ? verified(content, sha256) : content
  }
}

/** The two things that are no fault of COS: a content that sleeps, and one that is not what it was. */
function explain(error: unknown): never {
  const { cause } = error instanceof Error ? error : {}
  if (cause instanceof CosError) {
    if (cause.code === 'InvalidObjectState') throw new AppError('file/archived')
    if (cause.code === WRONG_LENGTH || cause.status === 404 || cause.status === 416)
      throw new AppError('file/damaged', {}, { cause })
  }
  throw error
}
