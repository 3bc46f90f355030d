import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '../../clock.ts'
import { ensureFolder } from '../../folder.ts'
import type { LocalFile, StoredFile } from '../../storage/storage.ts'

export interface ReceivedFile extends LocalFile {
  readonly sha256: string
}

/** More arrived than was allowed. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/**
 * Contents in a folder, each under its SHA-256. They are copies of what COS has: any of them may vanish, and none
 * is there by halves, since a file gets its name once it is complete.
 */
export class LocalCopies {
  readonly #folder: string
  readonly #clock: Clock

  constructor(folder: string, clock: Clock) {
    this.#folder = folder
    this.#clock = clock
  }

  /** Writes a stream to a file without a name yet; to be kept or discarded. */
  async receive(content: Readable, most: number): Promise<ReceivedFile> {
    await ensureFolder(this.#folder)
    const path = join(this.#folder, `.${randomUUID()}`)
    const hash = createHash('sha256')
    let bytes = 0
    const measure = new Transform({
      transform(chunk: Buffer, _, done) {
        bytes += chunk.length
        hash.update(chunk)
        done(bytes > most ? new TooLarge() : null, chunk)
      },
    })
    try {
      await pipeline(content, measure, createWriteStream(path, { flags: 'wx' }))
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    return { path, bytes, sha256: hash.digest('hex') }
  }

  async keep({ path, sha256 }: ReceivedFile): Promise<void> {
    await rename(path, this.#pathOf(sha256))
  }

  async discard({ path }: LocalFile): Promise<void> {
    await rm(path, { force: true })
  }

  /** `undefined` when there is no copy of this length. */
  async open(sha256: string, bytes: number): Promise<StoredFile | undefined> {
    const file = await open(this.#pathOf(sha256)).catch(() => undefined)
    if (!file) return undefined
    if ((await file.stat()).size !== bytes) {
      await file.close()
      return undefined
    }
    const now = this.#clock()
    await file.utimes(now, now)
    return { content: file.createReadStream(), bytes }
  }

  /** Removes what nobody has opened since then, and what was never completed. */
  async removeUnusedSince(time: Date): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const path = join(this.#folder, name)
      const found = await stat(path).catch(() => undefined)
      if (found?.isFile() && found.mtime < time) await rm(path, { force: true })
    }
  }

  #pathOf(sha256: string): string {
    return join(this.#folder, sha256)
  }
}
