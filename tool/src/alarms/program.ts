import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packFolder } from '../releases/build/archive.ts'

/** What a host's watcher consists of: files and folders below `tool/src`, run as they stand here. */
const parts = [
  'alarms/host',
  'alarms/rule.ts',
  'backups/host/cos',
  'backups/host/keys.ts',
  'backups/newest-proof.ts',
  'cloud/timing.ts',
  'databases/clients/redis',
  'health/host',
  'hosts/paths.ts',
  'hosts/postgres-greeting.ts',
  'notices',
  'text.ts',
]

/** Below the folder that the program is unpacked to. */
export const mainFile = 'alarms/host/main.ts'

/** Where it lies in the bucket of releases: its last version alone. */
export const programsFolder = 'programs/'

export interface WatchProgram {
  readonly sha256: string
  readonly key: string
  readonly file: string
}

/**
 * Packs the watcher with the library that sends mail: with it, it is too long for a script, so it travels through the
 * bucket as releases do. The same sources give the same archive.
 */
export async function withProgram<T>(work: (program: WatchProgram) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tengyun-watch-'))
  try {
    const content = join(folder, 'content')
    await gather(content)
    const file = join(folder, 'program.tar.gz')
    const { sha256 } = await packFolder(content, file)
    return await work({ sha256, file, key: `${programsFolder}watch-${sha256.slice(0, 16)}.tar.gz` })
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function gather(folder: string): Promise<void> {
  const sources = dirname(import.meta.dirname)
  for (const part of parts)
    await cp(join(sources, part), join(folder, part), { recursive: true, filter: isNoTest })
  await writeFile(join(folder, 'package.json'), '{"type":"module"}\n')
  // `dist/esm/nodemailer.js` is what its name leads to.
  const library = dirname(dirname(dirname(fileURLToPath(import.meta.resolve('nodemailer')))))
  const to = join(folder, 'node_modules/nodemailer')
  await mkdir(to, { recursive: true })
  await cp(join(library, 'package.json'), join(to, 'package.json'))
  await cp(join(library, 'dist/esm'), join(to, 'dist/esm'), { recursive: true, filter: isNoType })
}

function isNoTest(file: string): boolean {
  return !file.endsWith('.test.ts')
}

function isNoType(file: string): boolean {
  return !file.endsWith('.d.ts')
}
