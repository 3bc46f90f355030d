import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cosCall } from '../cloud/cos.ts'
import type { BucketAt } from './bucket.ts'
import { md5Of, UNDER_WAY } from './folder.ts'
import type { Item } from './item.ts'

/** One end of a transfer. */
export type End =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'bucket'; readonly at: BucketAt; readonly prefix: string }

/** Ways to bring an item from one end to another. Each is safe to repeat and to kill: half a file is never seen. */
export interface Transfer {
  copy(item: Item): Promise<void>
  /** Whether both hold the same, by reading what is not known. */
  sameContent(from: Item, to: Item): Promise<boolean>
  remove(item: Item): Promise<void>
}

/** From this size on, in bytes, files go in parts, and go on with the parts that arrived. */
const IN_PARTS = 16 * 1024 * 1024
const PART = 8 * 1024 * 1024
/** Parts make an ETag that is no checksum of the whole, so that one is kept beside it. */
const MD5_HEADER = 'x-cos-meta-md5'

export function transferBetween(from: End, to: End): Transfer {
  return {
    copy: (item) => {
      if (from.kind === 'folder' && to.kind === 'bucket') return upload(join(from.path, item.path), to, item)
      if (from.kind === 'bucket' && to.kind === 'folder')
        return download(from, join(to.path, item.path), item)
      if (from.kind === 'bucket' && to.kind === 'bucket') return copyWithin(from, to, item)
      throw new Error('two folders are the business of other programs')
    },
    sameContent: async (one, other) => {
      const [a, b] = await Promise.all([checksumOf(from, one), checksumOf(to, other)])
      return a !== undefined && a === b
    },
    remove: (item) => (to.kind === 'bucket' ? removeObject(to, item) : rm(join(to.path, item.path))),
  }
}

type BucketEnd = Extract<End, { kind: 'bucket' }>

async function upload(file: string, { at, prefix }: BucketEnd, { path }: Item): Promise<void> {
  const { cos, Bucket, Region } = at
  const Key = prefix + path
  const [{ size }, md5] = await Promise.all([stat(file), md5Of(file)])
  if (size >= IN_PARTS) {
    const Headers = { [MD5_HEADER]: md5 }
    await cosCall('SliceUploadFile', () =>
      cos.sliceUploadFile({ Bucket, Region, Key, FilePath: file, SliceSize: PART, Headers }),
    )
    return
  }
  // COS refuses a body that does not have this checksum.
  const Headers = { 'Content-MD5': Buffer.from(md5, 'hex').toString('base64') }
  await cosCall('PutObject', () =>
    cos.putObject({ Bucket, Region, Key, Body: createReadStream(file), ContentLength: size, Headers }),
  )
}

async function download({ at, prefix }: BucketEnd, file: string, item: Item): Promise<void> {
  const { cos, Bucket, Region } = at
  const part = file + UNDER_WAY
  await mkdir(dirname(file), { recursive: true })
  try {
    const Output = createWriteStream(part)
    await cosCall('GetObject', () => cos.getObject({ Bucket, Region, Key: prefix + item.path, Output }))
    await refuseDamaged(part, { at, prefix, kind: 'bucket' }, item)
    await utimes(part, new Date(), new Date(item.modified))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function refuseDamaged(file: string, from: BucketEnd, item: Item): Promise<void> {
  const { size } = await stat(file)
  if (size !== item.size) throw new Error(`${size} bytes arrived of ${item.size}`)
  const promised = await checksumOf(from, item)
  if (promised !== undefined && promised !== (await md5Of(file)))
    throw new Error('what arrived is not what is stored: the checksums differ')
}

async function copyWithin(from: BucketEnd, to: BucketEnd, { path }: Item): Promise<void> {
  const { cos, Bucket, Region } = to.at
  const source = `${from.at.Bucket}.cos.${from.at.Region}.myqcloud.com/${encodeURIComponent(from.prefix + path)}`
  await cosCall('SliceCopyFile', () =>
    cos.sliceCopyFile({ Bucket, Region, Key: to.prefix + path, CopySource: source }),
  )
}

async function removeObject(
  { at: { cos, Bucket, Region }, prefix }: BucketEnd,
  { path }: Item,
): Promise<void> {
  await cosCall('DeleteObject', () => cos.deleteObject({ Bucket, Region, Key: prefix + path }))
}

/** @returns undefined for an object that nobody left a checksum of */
async function checksumOf(end: End, item: Item): Promise<string | undefined> {
  if (end.kind === 'folder') return md5Of(join(end.path, item.path))
  if (item.md5 !== undefined) return item.md5
  const { cos, Bucket, Region } = end.at
  const { headers } = await cosCall('HeadObject', () =>
    cos.headObject({ Bucket, Region, Key: end.prefix + item.path }),
  )
  return headers?.[MD5_HEADER]
}
