import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { pruneBuilds } from './prune-builds.ts'

let folder = ''
let builds = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-builds-'))
  builds = join(folder, '.tengyun', 'builds')
  for (const name of ['blobs/sha256', 'blobs/layers']) await mkdir(join(builds, name), { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

/** A build whose image has a layer of its own and one that all have. */
async function aBuild(number: number): Promise<void> {
  const home = join(builds, String(number).repeat(16))
  await mkdir(home)
  const blob = (sha256: string) => ({ sha256, size: 1 })
  const layers = [`own-${number}`, 'shared'].map((name) => ({
    ...blob(name),
    diffId: `sha256:${name}`,
    unpacked: 1,
  }))
  for (const { sha256, diffId } of layers) {
    await writeFile(join(builds, 'blobs/sha256', sha256), '')
    await writeFile(
      join(builds, 'blobs/layers', `${diffId.replace(':', '-')}.json`),
      JSON.stringify({ sha256 }),
    )
  }
  const image = { name: 'shop:1', config: blob(`config-${number}`), layers }
  await writeFile(join(builds, 'blobs/sha256', `config-${number}`), '')
  const artifact = { kind: 'image', app: image, web: image, size: 1, files: blob('files') }
  await writeFile(
    join(home, 'manifest.json'),
    JSON.stringify({ id: idOf(number), inputs: '', createdAt: '', artifact }),
  )
}

const idOf = (number: number) => `2026031${number}-091207-abcdef0`
const prune = (kept: readonly number[], newest: number) =>
  pruneBuilds({ folder, kept: new Set(kept.map(idOf)), newest, signal: undefined })
const left = async (name: string) => (await readdir(join(builds, name))).sort()

it('keeps the builds that are wanted and the newest, with their blobs', async () => {
  for (const number of [1, 2, 3, 4]) await aBuild(number)
  await prune([1], 1)
  expect((await left('.')).filter((name) => name.length === 16)).toEqual(
    ['1', '4'].map((one) => one.repeat(16)),
  )
  expect(await left('blobs/sha256')).toEqual(['config-1', 'config-4', 'own-1', 'own-4', 'shared'])
  expect(await left('blobs/layers')).toEqual(['sha256-own-1.json', 'sha256-own-4.json', 'sha256-shared.json'])
})

it('removes what a build that was cut off left', async () => {
  await aBuild(1)
  await mkdir(join(builds, 'f'.repeat(16)))
  await writeFile(join(builds, 'blobs', 'sha256-9.77.partial'), '')
  await prune([1], 1)
  expect((await left('.')).filter((name) => name.length === 16)).toEqual(['1'.repeat(16)])
  expect((await left('blobs')).filter((name) => name.endsWith('.partial'))).toEqual([])
})

it('finds nothing to do where nothing was built', async () => {
  await rm(builds, { recursive: true })
  await expect(prune([], 1)).resolves.toBeUndefined()
})

it('leaves everything alone while somebody builds', async () => {
  await aBuild(1)
  await mkdir(join(builds, 'turns'))
  await writeFile(join(builds, 'turns', '1'), String(process.pid))
  await prune([], 0)
  expect(await left('blobs/sha256')).toEqual(['config-1', 'own-1', 'shared'])
})
