import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { blobsOf, type Release } from '../release.ts'
import { buildsFolder, manifestName } from './build.ts'
import { inTurn } from './turn.ts'

export interface PruneBuildsInput {
  /** The project's. */
  readonly folder: string
  /** Releases that somebody may still want from this machine. */
  readonly kept: ReadonlySet<string>
  /** How many of the newest builds stay besides: other environments have releases too. */
  readonly newest: number
  readonly signal: AbortSignal | undefined
}

/**
 * Removes what was built here and is not wanted any more: releases, what builds that were cut off left, and blobs of
 * images that no build left here has. What is missed later is built again. Nothing while somebody builds here: a build
 * that is under way has no manifest yet, and shares the blobs.
 */
export async function pruneBuilds(input: PruneBuildsInput): Promise<void> {
  const folder = join(buildsFolder(input.folder), 'turns')
  const busy = new Error('somebody builds here')
  const waits = () => {
    throw busy
  }
  try {
    await inTurn({ folder, waits, signal: input.signal }, () => pruneAlone(input))
  } catch (error) {
    if (error !== busy) throw error
  }
}

async function pruneAlone({ folder, kept, newest }: PruneBuildsInput): Promise<void> {
  const builds = buildsFolder(folder)
  const all = await buildsIn(builds)
  const ids = all.flatMap(({ release }) => release?.id ?? []).sort()
  const wanted = new Set([...kept, ...ids.reverse().slice(0, newest)])
  const { staying = [], going = [] } = Object.groupBy(all, ({ release }) =>
    release !== undefined && wanted.has(release.id) ? 'staying' : 'going',
  )
  for (const { home } of going) await rm(home, { recursive: true, force: true })
  const releases = staying.flatMap(({ release }) => release ?? [])
  await pruneBlobs(join(builds, 'blobs'), releases)
}

interface Build {
  readonly home: string
  /** Absent where it was cut off. */
  readonly release: Release | undefined
}

async function buildsIn(builds: string): Promise<Build[]> {
  const homes = (await entriesIn(builds)).filter((name) => /^[0-9a-f]{16}$/.test(name))
  return Promise.all(
    homes.map(async (name) => ({ home: join(builds, name), release: await releaseIn(join(builds, name)) })),
  )
}

async function releaseIn(home: string): Promise<Release | undefined> {
  const text = await readFile(join(home, manifestName), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}

/** Blobs are named by their digest; the notes beside them by the layer they were made of. */
async function pruneBlobs(folder: string, releases: readonly Release[]): Promise<void> {
  const needed = new Set(
    releases.flatMap(({ artifact }) =>
      artifact.kind === 'image' ? blobsOf(artifact).map(({ sha256 }) => sha256) : [],
    ),
  )
  for (const name of await entriesIn(join(folder, 'sha256'))) {
    if (!needed.has(name)) await rm(join(folder, 'sha256', name), { force: true })
  }
  for (const name of await entriesIn(join(folder, 'layers'))) {
    const file = join(folder, 'layers', name)
    const { sha256 } = JSON.parse(await readFile(file, 'utf8'))
    if (!needed.has(sha256)) await rm(file, { force: true })
  }
  for (const name of (await entriesIn(folder)).filter((one) => one.endsWith('.partial'))) {
    await rm(join(folder, name), { force: true })
  }
}

function entriesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}
