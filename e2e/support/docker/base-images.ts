import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startHosts } from '../hosts/hosts.ts'
import { runWell } from '../run.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const nodeProgram = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url))

/**
 * The images that `deploy/` builds upon, under their names and made on this machine from Debian's packages and the
 * repository's Node, since a registry may be out of reach: an archive for `docker load`. Made once and kept
 * in the user's cache for as long as its ingredients are the same.
 */
export async function baseImages(): Promise<string> {
  const recipes = await Promise.all(
    ['make-debian.sh', 'node.dockerfile', 'nginx.dockerfile'].map((name) =>
      readFile(join(here, name), 'utf8'),
    ),
  )
  const key = createHash('sha256')
    .update([process.version, ...recipes].join('\0'))
    .digest('hex')
    .slice(0, 16)
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tengyun')
  const archive = join(cache, `base-images-${key}.tar`)
  if (!existsSync(archive)) await make(cache, archive)
  return archive
}

/** Written beside and renamed, so that a run that is cut off leaves no half archive. */
async function make(cache: string, archive: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'making-'))
  try {
    console.warn('Making base images from Debian packages, once for this machine…')
    await runWell(['sh', join(here, 'make-debian.sh'), work], { folder: work })
    await copyFile(nodeProgram, join(work, 'node'))
    const { host, stop } = await startHosts(['maker'])
    try {
      const docker = async (...words: string[]) =>
        runWell(['docker', ...words], { folder: work, env: { DOCKER_HOST: host('maker').docker } })
      await docker('import', 'debian.tar', 'debian:bookworm-slim')
      for (const [recipe, name] of Object.entries(derived))
        await docker('build', '-f', join(here, recipe), '-t', name, '.')
      await docker('save', '-o', 'images.tar', 'debian:bookworm-slim', ...Object.values(derived))
    } finally {
      await stop()
    }
    await rename(join(work, 'images.tar'), archive)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

const derived = {
  'node.dockerfile': 'node:24-bookworm-slim',
  'nginx.dockerfile': 'nginx:1.28',
}
