import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import { ageEncrypt } from './age/encrypt.ts'
import type { Bucket } from './cos/bucket.ts'
import { uploadStream } from './cos/upload.ts'
import type { Part } from './manifest.ts'
import { openMeter } from './meter.ts'

/** Where a backup's parts go, and who can read them. */
export interface Writing {
  readonly bucket: Bucket
  /** `backups/20261123-031500-1f9a03c2/` */
  readonly folder: string
  readonly recipients: readonly string[]
}

export type StoredPart = Pick<Part, 'name' | 'key' | 'cipher' | 'plain'>

/** Half as much again compressed better takes three times as long. */
const compression = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 }

/**
 * Compresses, encrypts and uploads what comes from `source`, and measures it on its way. Nothing waits on a disk.
 *
 * @param ended resolves when whatever made `source` ended well: nothing is stored of one that did not
 */
export async function writePart(
  { bucket, folder, recipients }: Writing,
  name: string,
  source: AsyncIterable<Buffer>,
  ended: () => Promise<void> = async () => {},
): Promise<StoredPart> {
  const key = `${folder}${name}.zst.age`
  const [plain, cipher] = [openMeter(), openMeter()]
  await pipeline(
    untilEnded(source, ended),
    plain.stream,
    // Without workers: Node 24 ends its own stream twice with any (ERR_STREAM_PUSH_AFTER_EOF).
    createZstdCompress({ params: compression, chunkSize: 256 * 1024 }),
    ageEncrypt(recipients),
    cipher.stream,
    uploadStream(bucket, key),
  )
  return { name, key, cipher: cipher.read(), plain: plain.read() }
}

async function* untilEnded(
  source: AsyncIterable<Buffer>,
  ended: () => Promise<void>,
): AsyncGenerator<Buffer> {
  yield* source
  await ended()
}
