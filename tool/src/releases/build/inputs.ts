import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Never an input: what a build or a package manager made. */
const ignored = new Set(['node_modules', 'dist', '.git', '.tengyun', 'coverage'])

/** A digest of everything a build reads: the same digest, the same release. */
export async function digestOfInputs(
  folder: string,
  inputs: readonly string[],
  command: string,
): Promise<string> {
  const hash = createHash('sha256').update(command)
  const files = (await Promise.all(inputs.map((input) => filesBelow(folder, input)))).flat()
  for (const file of [...new Set(files)].sort()) {
    hash.update(`\0${file}\0`).update(await readFile(join(folder, file)))
  }
  return hash.digest('hex')
}

async function filesBelow(folder: string, path: string): Promise<string[]> {
  const found = await stat(join(folder, path))
  if (!found.isDirectory()) return [path]
  const entries = await readdir(join(folder, path), { withFileTypes: true })
  const nested = entries
    .filter(({ name }) => !ignored.has(name))
    .map((entry) => {
      const inside = `${path}/${entry.name}`
      if (entry.isDirectory()) return filesBelow(folder, inside)
      return entry.isFile() ? [inside] : []
    })
  return (await Promise.all(nested)).flat()
}
