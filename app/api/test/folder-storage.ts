import { createReadStream } from 'node:fs'
import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { LocalFile, Storage, StoredFile } from '../src/storage/storage.ts'

/** Files in a folder, in place of COS. */
export class FolderStorage implements Storage {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async put(key: string, content: string): Promise<void> {
    const path = join(this.#folder, key)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }

  async putFile(key: string, file: LocalFile): Promise<void> {
    const path = join(this.#folder, key)
    await mkdir(dirname(path), { recursive: true })
    await copyFile(file.path, path)
  }

  async open(key: string): Promise<StoredFile | undefined> {
    const path = join(this.#folder, key)
    const found = await stat(path).catch(() => undefined)
    return found && { content: createReadStream(path), bytes: found.size }
  }

  async delete(key: string): Promise<void> {
    await rm(join(this.#folder, key), { force: true })
  }

  async check(): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
  }
}
