import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { AppConfig } from '../config/schema.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { lastLines } from '../hosts/host.ts'
import { digestOfInputs } from './inputs.ts'
import { type Release, releaseId, revisionOf } from './release.ts'

/** A release on this machine, ready to be uploaded. */
export interface BuiltRelease {
  readonly release: Release
  readonly archive: string
  /** Whether it had been built before. */
  readonly reused: boolean
}

/** Builds and packs the app, unless that was done before for the same inputs. */
export async function buildRelease(
  folder: string,
  app: AppConfig,
  options: { readonly now: Date; readonly started: () => void; readonly signal: AbortSignal | undefined },
): Promise<BuiltRelease> {
  const { build } = app
  const inputs = await digestOfInputs(folder, build.inputs, build.command)
  const home = join(folder, '.tengyun', 'builds', inputs.slice(0, 16))
  const archive = join(home, 'release.tar.gz')
  const known = await readManifest(home)
  if (known) return { release: known, archive, reused: true }

  options.started()
  await runBuild(folder, build.command, options.signal)
  await mkdir(home, { recursive: true })
  await pack(join(folder, build.output), archive)
  const release: Release = {
    id: releaseId(options.now, await revisionOf(folder, inputs)),
    inputs,
    sha256: await digestOfFile(archive),
    size: (await stat(archive)).size,
    createdAt: options.now.toISOString(),
  }
  // Written last: a build that was cut off has no manifest and is done again.
  await writeFile(join(home, 'manifest.partial'), JSON.stringify(release))
  await rename(join(home, 'manifest.partial'), join(home, 'manifest.json'))
  return { release, archive, reused: false }
}

async function readManifest(home: string): Promise<Release | undefined> {
  try {
    return JSON.parse(await readFile(join(home, 'manifest.json'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** @throws TengyunError `release/build-failed` with the end of what the build printed */
async function runBuild(folder: string, command: string, signal: AbortSignal | undefined): Promise<void> {
  let printed = ''
  const exitCode = await new Promise<number | null>((done, failed) => {
    const child = spawn(command, {
      cwd: folder,
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal === undefined ? {} : { signal }),
    })
    const keep = (chunk: Buffer) => {
      printed = `${printed}${chunk}`.slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', failed)
    child.on('close', done)
  })
  if (exitCode === 0) return
  throw new TengyunError('release/build-failed', {
    where: command,
    why: `exit code ${exitCode}\n${lastLines(printed, 30)}`,
  })
}

/** The same content always gives the same archive: names sorted, times and owners left out. */
async function pack(output: string, archive: string): Promise<void> {
  const { create } = await import('tar')
  const files = await filesOf(output)
  const partial = `${archive}.partial`
  const stream = create({ gzip: { level: 6 }, cwd: output, portable: true, mtime: new Date(0) }, files)
  try {
    await pipeline(stream, createWriteStream(partial))
    await rename(partial, archive)
  } finally {
    await rm(partial, { force: true })
  }
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
