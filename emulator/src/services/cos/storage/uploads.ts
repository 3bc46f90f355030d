import { randomBytes } from 'node:crypto'
import type { Collection, Store } from '../../../engine/store.ts'
import type { Part, Upload } from '../model.ts'
import type { Blobs } from './blobs.ts'

/** Multipart uploads under way. Each part is a record of its own: an upload may have ten thousand. */
export class Uploads {
  readonly #uploads: Collection<Upload>
  readonly #parts: Collection<Part>
  readonly #blobs: Blobs
  readonly #now: () => number
  readonly #partsOf = new Map<string, Map<number, Part>>()

  constructor(store: Store, blobs: Blobs, now: () => number) {
    this.#uploads = store.collection<Upload>('cos.uploads')
    this.#parts = store.collection<Part>('cos.parts')
    this.#blobs = blobs
    this.#now = now
    for (const part of this.#parts.values()) this.#remember(part)
  }

  begin(upload: Omit<Upload, 'id' | 'initiatedAt'>): Upload {
    const initiatedAt = this.#now()
    // COS's ids begin with the time in seconds, so that they list in the order of their beginning.
    const id = `${Math.floor(initiatedAt / 1000)}${randomBytes(28).toString('hex')}`
    const begun = { ...upload, id, initiatedAt }
    this.#uploads.set(id, begun)
    return begun
  }

  find(bucket: string, key: string, id: string): Upload | undefined {
    const upload = this.#uploads.get(id)
    return upload?.bucket === bucket && upload.key === key ? upload : undefined
  }

  inBucket(bucket: string): Upload[] {
    return [...this.#uploads.values()].filter((upload) => upload.bucket === bucket)
  }

  /** By number. */
  parts(uploadId: string): Part[] {
    const parts = this.#partsOf.get(uploadId)?.values() ?? []
    return [...parts].sort((a, b) => a.number - b.number)
  }

  /** A part sent again replaces the earlier one. */
  addPart(part: Omit<Part, 'modifiedAt'>): Part {
    const added = { ...part, modifiedAt: this.#now() }
    const replaced = this.#partsOf.get(part.uploadId)?.get(part.number)
    this.#parts.set(recordId(added), added)
    this.#remember(added)
    if (replaced) this.#blobs.discard([replaced.segment])
    return added
  }

  /** Ends an upload whose parts `kept` live on in an object; the bytes of the others go. */
  end(upload: Upload, kept: readonly Part[] = []): void {
    const parts = this.parts(upload.id)
    this.#uploads.delete(upload.id)
    for (const part of parts) this.#parts.delete(recordId(part))
    this.#partsOf.delete(upload.id)
    this.#blobs.discard(parts.filter((part) => !kept.includes(part)).map(({ segment }) => segment))
  }

  *allParts(): Generator<Part> {
    yield* this.#parts.values()
  }

  #remember(part: Part): void {
    const parts = this.#partsOf.get(part.uploadId) ?? new Map<number, Part>()
    this.#partsOf.set(part.uploadId, parts.set(part.number, part))
  }
}

function recordId({ uploadId, number }: Part): string {
  return `${uploadId}/${number}`
}
