import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TengyunError } from '../errors/tengyun-error.ts'
import { isOurs } from './platforms/header.ts'
import type { PipelineFile } from './platforms/platform.ts'

/** How a file of a pipeline compares with what it should be. */
export type FileState = 'same' | 'differs' | 'missing' | 'foreign'

export async function stateOf(folder: string, { path, content }: PipelineFile): Promise<FileState> {
  const there = await readIfExists(join(folder, path))
  if (there === undefined) return 'missing'
  if (there === content) return 'same'
  return isOurs(there) ? 'differs' : 'foreign'
}

/**
 * Writes what is missing or differs.
 *
 * @param agreed whether files that somebody else wrote may be replaced
 * @throws TengyunError `ci/file-exists`, before anything is written
 */
export async function writePipelineFiles(
  folder: string,
  files: readonly PipelineFile[],
  agreed: boolean,
): Promise<readonly FileState[]> {
  const states = await Promise.all(files.map((file) => stateOf(folder, file)))
  const foreign = files.find((_, index) => states[index] === 'foreign')
  if (foreign !== undefined && !agreed) throw new TengyunError('ci/file-exists', { where: foreign.path })
  for (const [index, file] of files.entries()) {
    if (states[index] !== 'same') await write(join(folder, file.path), file.content)
  }
  return states
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.partial`, content)
  await rename(`${path}.partial`, path)
}

async function readIfExists(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
