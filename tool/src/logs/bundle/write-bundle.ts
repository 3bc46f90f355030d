import { chmod, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { create } from 'tar'
import type { Content } from './contents.ts'

export interface Bundle {
  readonly file: string
  /** Bytes. */
  readonly size: number
  /** What is in it. */
  readonly names: readonly string[]
  /** What could not be made, and why. */
  readonly missing: readonly { readonly name: string; readonly why: string }[]
}

/** The folder that a bundle unpacks to. */
const folderName = 'tengyun-logs'

/**
 * Writes files into an archive that its writer alone can read. Every text passes `clean` before it touches the disk.
 *
 * @param file where the archive goes; replaced whole
 */
export async function writeBundle(
  file: string,
  contents: readonly Content[],
  clean: (text: string) => string,
): Promise<Bundle> {
  const home = await mkdtemp(join(tmpdir(), 'tengyun-bundle-'))
  try {
    const names: string[] = []
    const missing: { readonly name: string; readonly why: string }[] = []
    for (const { name, text } of contents) {
      try {
        const at = join(home, folderName, name)
        await mkdir(dirname(at), { recursive: true })
        await writeFile(at, clean(await text()))
        names.push(name)
      } catch (error) {
        const why = clean(error instanceof Error ? error.message : String(error))
        missing.push({ name, why })
        await writeFile(join(home, folderName, `${name}.missing.txt`), `${why}\n`)
      }
    }
    const partial = `${file}.partial`
    await create({ file: partial, cwd: home, gzip: true, portable: true }, [folderName])
    await chmod(partial, 0o600)
    await rename(partial, file)
    return { file, size: (await stat(file)).size, names, missing }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}
