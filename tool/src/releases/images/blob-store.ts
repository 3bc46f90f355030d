import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { ImageBlob, ImageLayer } from '../release.ts'

/**
 * Blobs of images on this machine, so that a layer is taken out of Docker and compressed only once. What is under a
 * name is whole: it is written beside, where no other deploy writes, and renamed.
 */
export interface BlobStore {
  file(blob: Pick<ImageBlob, 'sha256'>): string
  /** The layer of that digest, if it was put here. */
  layer(diffId: string): Promise<ImageLayer | undefined>
  /** Compresses a layer that was read from a file. */
  putLayer(diffId: string, file: string): Promise<ImageLayer>
  putConfig(content: Buffer): Promise<ImageBlob>
}

export async function openBlobStore(folder: string): Promise<BlobStore> {
  await Promise.all(['sha256', 'layers'].map((name) => mkdir(join(folder, name), { recursive: true })))
  const fileOf = ({ sha256 }: Pick<ImageBlob, 'sha256'>) => join(folder, 'sha256', sha256)
  const noteOf = (diffId: string) => join(folder, 'layers', `${diffId.replace(':', '-')}.json`)
  return {
    file: fileOf,

    async layer(diffId) {
      try {
        const layer: ImageLayer = JSON.parse(await readFile(noteOf(diffId), 'utf8'))
        const { size } = await stat(fileOf(layer))
        return size === layer.size ? layer : undefined
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },

    async putLayer(diffId, file) {
      const partial = join(folder, `${diffId.replace(':', '-')}.${process.pid}.partial`)
      // No time and no name in the header: equal layers are equal blobs, wherever they are made.
      await pipeline(createReadStream(file), createGzip(), createWriteStream(partial))
      const blob = { sha256: await digestOf(createReadStream(partial)), size: (await stat(partial)).size }
      const layer: ImageLayer = { ...blob, diffId, unpacked: (await stat(file)).size }
      await rename(partial, fileOf(blob))
      await writeFile(noteOf(diffId), JSON.stringify(layer))
      return layer
    },

    async putConfig(content) {
      const blob = { sha256: createHash('sha256').update(content).digest('hex'), size: content.length }
      const partial = `${fileOf(blob)}.${process.pid}.partial`
      await writeFile(partial, content)
      await rename(partial, fileOf(blob))
      return blob
    },
  }
}

export async function digestOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of stream) hash.update(chunk)
  return hash.digest('hex')
}

/** Removes a folder of work in progress. */
export function discard(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true })
}
