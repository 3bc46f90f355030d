import { Readable } from 'node:stream'
import type { FastifyBaseLogger } from 'fastify'
import { AppError } from '../../errors/app-error.ts'
import type { ObjectStore } from '../../storage/object-store.ts'
import { typeOf } from './checks/types.ts'
import type { Contents } from './contents.ts'
import { LARGEST_TEXT_PREVIEW_BYTES, LARGEST_THUMBNAIL_SOURCE_BYTES } from './limits.ts'
import type { OpenedFile } from './service.ts'
import { drawThumbnail, thumbnailKeyOf } from './thumbnails.ts'

export interface PreviewParts {
  readonly store: ObjectStore
  readonly contents: Contents
  readonly logger: FastifyBaseLogger
  /** Whether the object storage draws pages of documents. */
  readonly drawsDocuments: boolean
}

export interface Preview {
  readonly content: Readable
  readonly mediaType: string
  /** `scaled`: made small. `whole`: the file itself. `cut`: its beginning. `page`: one of `pages`. */
  readonly shows: 'scaled' | 'whole' | 'cut' | 'page'
  readonly pages?: number
}

/** What a person sees of a file without downloading it. */
export class Previews {
  readonly #parts: PreviewParts

  constructor(parts: PreviewParts) {
    this.#parts = parts
  }

  async of(file: OpenedFile, page: number): Promise<Preview> {
    switch (typeOf(file.name)?.preview) {
      case 'image':
        return (await this.#thumbnail(file)) ?? this.#whole(file)
      case 'text':
        return this.#beginning(file)
      case 'pdf':
        return this.#whole(file)
      case 'document':
        return this.#page(file, page)
      default:
        throw new AppError('file/no-preview')
    }
  }

  async #whole(file: OpenedFile): Promise<Preview> {
    return { content: await this.#parts.contents.open(file), mediaType: file.mediaType, shows: 'whole' }
  }

  /** As text whatever it is: Markdown and JSON are to be read, not run. */
  async #beginning(file: OpenedFile): Promise<Preview> {
    const charset = /charset=[\w-]+/.exec(file.mediaType)?.[0] ?? 'charset=utf-8'
    const mediaType = `text/plain; ${charset}`
    if (file.bytes <= LARGEST_TEXT_PREVIEW_BYTES) return { ...(await this.#whole(file)), mediaType }
    const range = { start: 0, end: LARGEST_TEXT_PREVIEW_BYTES - 1 }
    return { content: await this.#parts.contents.open(file, range), mediaType, shows: 'cut' }
  }

  /** Drawn once and kept on COS. */
  async #thumbnail(file: OpenedFile): Promise<Preview | undefined> {
    const { store, contents } = this.#parts
    if (file.bytes > LARGEST_THUMBNAIL_SOURCE_BYTES) return undefined
    const key = thumbnailKeyOf(file.key)
    const kept = await store.head(key)
    if (kept) return small(await store.read(key, { start: 0, end: kept.bytes - 1 }))
    const drawn = await drawThumbnail(() => contents.open(file)).catch((error) => this.#undrawable(error))
    if (!drawn) return undefined
    await this.#keep(key, drawn)
    return small(Readable.from([drawn]))
  }

  async #keep(key: string, drawn: Buffer): Promise<void> {
    const { store } = this.#parts
    const object = await store.begin(key, 'image/webp')
    await store.putPart(object, 1, drawn)
    await store.finish(object, (await store.parts(object)) ?? [])
  }

  /** Its header is right and its contents are not: the browser may make of it what it can. */
  #undrawable(error: unknown): undefined {
    if (error instanceof AppError) throw error
    this.#parts.logger.warn({ err: error }, 'A picture could not be drawn')
  }

  async #page(file: OpenedFile, number: number): Promise<Preview> {
    const page = this.#parts.drawsDocuments ? await this.#parts.store.page(file.key, number) : undefined
    if (!page) throw new AppError('file/no-preview')
    return { ...page, shows: 'page' }
  }
}

function small(content: Readable): Preview {
  return { content, mediaType: 'image/webp', shows: 'scaled' }
}
