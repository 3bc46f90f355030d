import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pLimit from 'p-limit'
import { MOST_PIXELS } from './limits.ts'

/** Fits every list and card of the console, at twice the density. */
const SIDE_PIXELS = 480

/** libvips decodes with a thread for each core already. */
const oneByOne = pLimit(2)

export function thumbnailKeyOf(key: string): string {
  return `${key}/thumbnail.webp`
}

/**
 * A small WebP of a picture, or `undefined` where pictures cannot be drawn: libvips is native, and a release that was
 * packed for another kind of machine goes without. The picture goes through a file, since libvips wants to seek in it.
 */
export async function drawThumbnail(picture: () => Promise<Readable>): Promise<Buffer | undefined> {
  const sharp = await loadSharp()
  if (!sharp) return undefined
  return oneByOne(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'thumbnail-'))
    try {
      const [original, small] = [join(folder, 'original'), join(folder, 'small.webp')]
      await pipeline(await picture(), createWriteStream(original))
      await sharp(original, { limitInputPixels: MOST_PIXELS, sequentialRead: true })
        .rotate()
        .resize(SIDE_PIXELS, SIDE_PIXELS, { fit: 'inside', withoutEnlargement: true })
        .webp()
        .toFile(small)
      return await readFile(small)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
}

async function loadSharp() {
  const loaded = await import('sharp').catch(() => undefined)
  // It keeps decoded pictures otherwise, which nobody asks for again.
  loaded?.default.cache(false)
  return loaded?.default
}
