import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { AppConfig } from '../../config/schema.ts'
import { imageFolder } from '../images/on-this-machine.ts'
import { type ArchiveArtifact, archiveKey } from '../release.ts'
import type { Packer } from './packer.ts'

/** A release as the files that its build left. */
export const archivePacker: Packer<ArchiveArtifact> = {
  kind: 'archive',
  pack: ({ folder, app, home }) => packFolder(outputOf(folder, app), join(home, archiveName)),
  files: (release, _artifact, home) => [{ key: archiveKey(release), file: join(home, archiveName) }],
}

/** The folder that holds a release once it is built. */
export function outputOf(folder: string, { build }: AppConfig): string {
  return join(folder, build?.output ?? imageFolder)
}

/** The file it is packed into. */
export const archiveName = 'release.tar.gz'

/** The same content always gives the same archive: names sorted, times and owners left out. */
export async function packFolder(folder: string, archive: string): Promise<ArchiveArtifact> {
  const { create } = await import('tar')
  const files = await filesOf(folder)
  const partial = `${archive}.partial`
  const stream = create({ gzip: { level: 6 }, cwd: folder, portable: true, mtime: new Date(0) }, files)
  try {
    await pipeline(stream, createWriteStream(partial))
    await rename(partial, archive)
  } finally {
    await rm(partial, { force: true })
  }
  return { kind: 'archive', sha256: await digestOfFile(archive), size: (await stat(archive)).size }
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  return files.sort()
}

async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}
