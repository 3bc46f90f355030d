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

/** Where the sources of the tool lie: what runs on hosts travels as it stands there. */
const sources = dirname(import.meta.dirname)

/** @param parts files and folders of a program below `tool/src`; tests are left out */
export async function packProgram(parts: readonly string[]): Promise<Packed> {
  const files = await Promise.all(parts.map(filesOf))
  return pack(sources, files.flat())
}

/** A file, under its own name. */
export async function packFile(file: string): Promise<Packed> {
  return pack(dirname(file), [basename(file)])
}

async function filesOf(part: string): Promise<string[]> {
  if (part.endsWith('.ts')) return [part]
  const names = await readdir(join(sources, part), { recursive: true })
  return names
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(part, name))
}

async function pack(cwd: string, files: readonly string[]): Promise<Packed> {
  const pieces: Buffer[] = []
  const options = { cwd, portable: true, gzip: true, mtime: new Date(0) }
  for await (const piece of create(options, files.toSorted())) pieces.push(piece)
  const archive = Buffer.concat(pieces)
  return { archive, digest: createHash('sha256').update(archive).digest('hex').slice(0, 16) }
}
