import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { create } from 'tar'

/** Files on their way to a host inside a script: some 10 KB, of the 48 that TAT lets a script have. */
export interface Packed {
  /** Of the content; equal files have equal ones. */
  readonly digest: string
  /** A tar archive, compressed with gzip. */
  readonly archive: Buffer
}

const programFolder = join(import.meta.dirname, 'host')

/** The program that hosts run: the folder `host`, as it is. */
export async function packProgram(): Promise<Packed> {
  const entries = await readdir(programFolder, { recursive: true })
  return pack(
    programFolder,
    entries.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')),
  )
}

/** Some files, each under its own name. */
export async function packFile(file: string): Promise<Packed> {
  return pack(dirname(file), [basename(file)])
}

async function pack(cwd: string, files: readonly string[]): Promise<Packed> {
  const pieces: Buffer[] = []
  const options = { cwd, portable: true, gzip: true, mtime: new Date(0) }
  for await (const piece of create(options, files.toSorted())) pieces.push(piece)
  const archive = Buffer.concat(pieces)
  return { archive, digest: createHash('sha256').update(archive).digest('hex').slice(0, 16) }
}
