import { fileTypeFromBuffer } from 'file-type'
import { AppError } from '../../../errors/app-error.ts'
import type { ObjectStore } from '../../../storage/object-store.ts'
import { LARGEST_SIDE, MOST_PIXELS } from '../limits.ts'
import { inspectArchive } from './archive.ts'
import { Inspection } from './inspection.ts'
import { sizeOfPicture } from './picture.ts'
import { textTypeOf } from './text.ts'
import { type FileType, isArchive, typeOf } from './types.ts'

export interface Candidate {
  readonly key: string
  readonly name: string
  readonly bytes: number
  /** As the sender says, if it does. */
  readonly sha256: string | null
}

export interface Checked {
  readonly mediaType: string
  readonly sha256: string
}

/** Decides whether a stored object may become a file. `seen` is what it showed on its way, if it came through here. */
export async function check(store: ObjectStore, candidate: Candidate, seen?: Inspection): Promise<Checked> {
  const { key, name, bytes } = candidate
  const type = typeOf(name)
  if (!type) throw new AppError('file/type-refused')
  const inspection = seen ?? (await readOnce(store, candidate))
  const sha256 = inspection.sha256()
  if (inspection.bytes !== bytes || (candidate.sha256 && candidate.sha256 !== sha256))
    throw new AppError('file/checksum-wrong')
  if (inspection.hasTestSignature) throw new AppError('file/infected')
  const head = inspection.head()
  const mediaType = await confirmedTypeOf(type, head)
  if (type.preview === 'image') checkPicture(mediaType, head)
  if (isArchive(type)) {
    const names = await inspectArchive((start, end) => store.read(key, { start, end }), bytes)
    const { holds } = type
    if (holds && !names.some((entry) => entry.startsWith(holds))) throw new AppError('file/type-mismatch')
  }
  return { mediaType, sha256 }
}

/** Nothing becomes visible that was not read once: what the sender, or COS, says of it proves little. */
async function readOnce(store: ObjectStore, { key, bytes }: Candidate): Promise<Inspection> {
  const inspection = new Inspection()
  for await (const chunk of await store.read(key, { start: 0, end: bytes - 1 })) inspection.update(chunk)
  return inspection
}

/** The extension and the first bytes have to agree. */
async function confirmedTypeOf(type: FileType, head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head)
  const mediaType = type.signatures.length === 0 && !found ? textTypeOf(type.mediaType, head) : undefined
  if (mediaType) return mediaType
  if (!found || !type.signatures.includes(found.mime)) throw new AppError('file/type-mismatch')
  return type.mediaType
}

/** Small files can hold pictures that fill the memory of whoever looks at them. */
function checkPicture(mediaType: string, head: Buffer): void {
  const size = sizeOfPicture(mediaType, head)
  if (!size || size.width === 0 || size.height === 0) throw new AppError('file/type-mismatch')
  const { width, height } = size
  if (width * height > MOST_PIXELS || Math.max(width, height) > LARGEST_SIDE)
    throw new AppError('file/picture-too-large', { limit: `${MOST_PIXELS / 1_000_000}` })
}
