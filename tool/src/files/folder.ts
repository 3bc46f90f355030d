import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Item, LeftOut, Listing } from './item.ts'

/** What a download that is under way is called, so that it is never taken for a file. */
export const UNDER_WAY = '.tengyun-part'

/** Every file below a folder. Links are not followed: they could lead out of it, or in circles. */
export async function listFolder(folder: string): Promise<Listing> {
  const items: Item[] = []
  const leftOut: LeftOut[] = []
  const into = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) await into(path)
      else if (!entry.isFile()) leftOut.push({ path, reason: 'not-a-file' })
      else if (!entry.name.endsWith(UNDER_WAY)) items.push(itemAt(folder, path))
    }
  }
  await into('')
  return { items, leftOut }
}

/** At once: it takes some microseconds, and to have it done by another thread takes ten times that. */
function itemAt(folder: string, path: string): Item {
  const { size, mtimeMs } = statSync(join(folder, path))
  return { path, size, modified: mtimeMs }
}

/** MD5 in hexadecimal, read in pieces: what COS calls an object's ETag where it was sent in one part. */
export async function md5Of(file: string): Promise<string> {
  const hash = createHash('md5')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
