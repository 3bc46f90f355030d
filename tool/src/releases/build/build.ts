import { spawn } from 'node:child_process'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppConfig } from '../../config/schema.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { lastLines } from '../../hosts/host.ts'
import { type Artifact, type Release, releaseId, revisionOf } from '../release.ts'
import { digestOfInputs } from './inputs.ts'
import { type PackedFile, packerOf } from './packer.ts'
import { recipeOf } from './recipe.ts'
import { inTurn } from './turn.ts'

/** A release on this machine, ready to be uploaded. */
export interface BuiltRelease {
  readonly release: Release
  readonly files: readonly PackedFile[]
  /** Whether it had been built before. */
  readonly reused: boolean
}

export interface BuildInput {
  /** The project's. */
  readonly folder: string
  readonly app: AppConfig
  /** Its name. */
  readonly project: string
  /** What the runtime takes. */
  readonly kind: Artifact['kind']
  readonly now: Date
  readonly started: () => void
  /** Told when another process builds in this folder: which. */
  readonly waits: (pid: number) => void
  readonly signal: AbortSignal | undefined
}

/** In a build's folder: what it came to. */
export const manifestName = 'manifest.json'

/** Builds and packs the app, unless that was done before for the same inputs. */
export function buildRelease(input: BuildInput): Promise<BuiltRelease> {
  const { folder, waits, signal } = input
  // All builds of a folder leave what they make in the same place.
  return inTurn({ folder: join(buildsFolder(folder), 'turns'), waits, signal }, () => buildAlone(input))
}

async function buildAlone(input: BuildInput): Promise<BuiltRelease> {
  const { folder, app, project, kind, now, signal } = input
  const recipe = await recipeOf(folder, app, project, kind)
  const packer = packerOf(kind)
  const inputs = await digestOfInputs(folder, recipe.inputs, recipe.settings)
  const home = join(buildsFolder(folder), inputs.slice(0, 16))
  const known = await readManifest(home)
  if (known) return { release: known, files: packer.files(known, known.artifact, home), reused: true }

  input.started()
  if (recipe.command !== undefined) await runBuild(folder, recipe.command, signal)
  await mkdir(home, { recursive: true })
  const id = releaseId(now, await revisionOf(folder, inputs))
  const artifact = await packer.pack({ folder, app, project, id, home, signal })
  const release: Release = { id, inputs, createdAt: now.toISOString(), artifact }
  // Written last: a build that was cut off has no manifest and is done again.
  await writeFile(join(home, 'manifest.partial'), JSON.stringify(release))
  await rename(join(home, 'manifest.partial'), join(home, manifestName))
  return { release, files: packer.files(release, artifact, home), reused: false }
}

/** Where what is built of a project lies on this machine. */
export function buildsFolder(folder: string): string {
  return join(folder, '.tengyun', 'builds')
}

async function readManifest(home: string): Promise<Release | undefined> {
  try {
    return JSON.parse(await readFile(join(home, manifestName), 'utf8'))
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
