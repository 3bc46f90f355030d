import { isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../../errors/app-error.ts'
import { looksSealed } from '../envelope.ts'
import { LARGEST_TEAM_FILE_BYTES } from '../limits.ts'
import { filePlace, type Sealer } from '../sealer.ts'

/** What tells one state of a file from the next. */
export interface FileMark {
  readonly inode: number
  readonly bytes: number
  readonly changedMs: number
  readonly mode: number
}

export interface OpenedFile {
  readonly text: string
  readonly isSealed: boolean
}

/** Of files that will take the place of others. They are sealed from their first byte. */
export const DRAFT_SUFFIX = '.sealing'

/** One file of the folder, plain or sealed. */
export class FileOnDisk {
  readonly name: string
  readonly #path: string
  readonly #sealer: Sealer

  constructor(path: string, sealer: Sealer) {
    this.name = basename(path)
    this.#path = path
    this.#sealer = sealer
  }

  /** Undefined of what is no file, or not there any more. */
  async mark(): Promise<FileMark | undefined> {
    const status = await stat(this.#path).catch(() => undefined)
    return status?.isFile() ? markOf(status) : undefined
  }

  /** Throws `config/damaged`, `config/unknown-key`, `config/no-team-file`, and what the file system throws. */
  async open(): Promise<OpenedFile> {
    const bytes = await readFile(this.#path)
    const what = filePlace(this.name)
    if (looksSealed(bytes)) return { text: this.#sealer.open(bytes, what), isSealed: true }
    // What was sealed and has lost its mark is no text.
    if (bytes.length > LARGEST_TEAM_FILE_BYTES || !isUtf8(bytes) || bytes.includes(0))
      throw new AppError('config/no-team-file', { what })
    return { text: bytes.toString(), isSealed: false }
  }

  /**
   * Puts the sealed text in the place of the plain one, and gives the mark of that; undefined where somebody has
   * changed the file since it was read.
   */
  seal(text: string, read: FileMark): Promise<FileMark | undefined> {
    return this.#replace(this.#sealer.seal(text, filePlace(this.name)), read)
  }

  /** The same for what is sealed with a key that is not the first any more. */
  async rewrap(read: FileMark): Promise<FileMark | undefined> {
    const sealed = this.#sealer.rewrap(await readFile(this.#path), filePlace(this.name))
    return sealed ? this.#replace(sealed, read) : read
  }

  /** Whoever reads the file finds the old or the new one, also after a loss of power. */
  async #replace(content: Buffer, read: FileMark): Promise<FileMark | undefined> {
    const folder = dirname(this.#path)
    const draft = join(folder, `.${randomUUID()}${DRAFT_SUFFIX}`)
    try {
      const file = await open(draft, 'wx', read.mode & 0o777)
      await file.writeFile(content).finally(() => file.sync().finally(() => file.close()))
      const written = markOf(await stat(draft))
      if (!isSame(read, await this.mark())) return undefined
      await rename(draft, this.#path)
      await syncFolder(folder)
      return written
    } finally {
      await rm(draft, { force: true })
    }
  }
}

export const isSame = (a: FileMark, b: FileMark | undefined) =>
  a.inode === b?.inode && a.bytes === b.bytes && a.changedMs === b.changedMs

const markOf = ({ ino, size, mtimeMs, mode }: Stats): FileMark => ({
  ...{ inode: ino, bytes: size, changedMs: mtimeMs, mode },
})

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}
