import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type BucketAt, objectsBelow } from '../src/files/bucket.ts'
import { sync } from '../src/files/sync.ts'
import type { End } from '../src/files/transfer.ts'
import { bringBack, chosenVersion, versionsOf } from '../src/files/versions.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { openEnvironment } from './environment.ts'

let emulator: RunningEmulator
let at: BucketAt
let folder: string

beforeAll(async () => {
  emulator = await startEmulator()
  const environment = await openEnvironment(emulator.connection, 'synced', {
    only: ({ kind }) => kind === 'cos-bucket',
  })
  await environment.apply({ cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' })
  const bucket = (await environment.observe()).find(({ key }) => key === 'cos-bucket/files')
  at = { cos: environment.context.cos, Bucket: bucket?.id ?? '', Region: 'ap-guangzhou' }
}, 60_000)
afterAll(() => emulator.stop(), 60_000)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-sync-'))
})
afterEach(() => rm(folder, { recursive: true }))

const inFolder = (path = folder): End => ({ kind: 'folder', path })
const inBucket = (prefix: string): End => ({ kind: 'bucket', at, prefix })

function run(from: End, to: End, options: { deletes?: boolean; checksum?: boolean; dryRun?: boolean } = {}) {
  const { deletes = false, checksum = false, dryRun = false } = options
  const signal = new AbortController().signal
  return sync({ from, to, deletes, checksum, dryRun, signal, progress: () => {} })
}

const done = async (...input: Parameters<typeof run>) => {
  const { steps, unchanged } = await run(...input)
  return { steps: steps.map(({ action, item }) => `${action} ${item.path}`).sort(), unchanged }
}

const keysBelow = async (prefix: string) => {
  const keys: string[] = []
  for await (const { key } of objectsBelow(at, prefix)) keys.push(key.slice(prefix.length))
  return keys
}

const write = async (path: string, content: string | Buffer, under = folder) => {
  await mkdir(join(under, path, '..'), { recursive: true })
  await writeFile(join(under, path), content)
}

describe('a folder and a bucket', { timeout: 60_000 }, () => {
  it('hold the same afterwards, names in Chinese included, and a second sync does nothing', async () => {
    await write('报告/一月.md', '# 一月')
    await write('empty', '')
    expect(await done(inFolder(), inBucket('a/'))).toMatchObject({ unchanged: 0 })
    expect(await keysBelow('a/')).toEqual(['empty', '报告/一月.md'])
    expect(await done(inFolder(), inBucket('a/'))).toEqual({ steps: [], unchanged: 2 })
    const back = join(folder, 'back')
    await run(inBucket('a/'), inFolder(back))
    expect(await readFile(join(back, '报告/一月.md'), 'utf8')).toBe('# 一月')
    expect(await done(inBucket('a/'), inFolder(back))).toEqual({ steps: [], unchanged: 2 })
  })

  it('take large files in parts, and keep a checksum of the whole beside them', async () => {
    const content = randomBytes(20 * 1024 * 1024)
    await write('large', content)
    await run(inFolder(), inBucket('large/'))
    await utimes(join(folder, 'large'), new Date(0), new Date(0))
    expect(await done(inFolder(), inBucket('large/'), { checksum: true })).toEqual({
      steps: [],
      unchanged: 1,
    })
    const changed = Buffer.from(content)
    changed[10_000_000] = (changed[10_000_000] ?? 0) ^ 1
    await write('large', changed)
    await utimes(join(folder, 'large'), new Date(0), new Date(0))
    expect(await done(inFolder(), inBucket('large/'), { checksum: true, dryRun: true })).toEqual({
      steps: ['copy large'],
      unchanged: 0,
    })
    const back = join(folder, 'back')
    await run(inBucket('large/'), inFolder(back))
    expect(content.equals(await readFile(join(back, 'large')))).toBe(true)
  })

  it('lose nothing that was not asked for, and nothing at all when the source is empty', async () => {
    await write('kept', 'kept')
    await at.cos.putObject({ ...at, Key: 'b/other', Body: 'other' })
    await run(inFolder(), inBucket('b/'))
    expect(await keysBelow('b/')).toEqual(['kept', 'other'])
    expect(await done(inFolder(), inBucket('b/'), { deletes: true, dryRun: true })).toEqual({
      steps: ['delete other'],
      unchanged: 1,
    })
    await run(inFolder(), inBucket('b/'), { deletes: true })
    expect(await keysBelow('b/')).toEqual(['kept'])
    const empty = join(folder, 'empty')
    await mkdir(empty)
    await expect(run(inFolder(empty), inBucket('b/'), { deletes: true })).rejects.toMatchObject({
      code: 'files/source-empty',
    })
    expect(await keysBelow('b/')).toEqual(['kept'])
  })

  it('never write outside of the folder, whatever the keys are', async () => {
    for (const Key of ['c/../../out', 'c/good', 'c//double', 'c/folder/'])
      await at.cos.putObject({ ...at, Key, Body: Key.endsWith('/') ? '' : 'x' })
    const inner = join(folder, 'inner')
    const { leftOut } = await run(inBucket('c/'), inFolder(inner))
    expect(leftOut.map(({ path }) => path)).toEqual(['../../out', '/double'])
    expect(await readdir(folder)).toEqual(['inner'])
    expect(await readdir(inner)).toEqual(['good'])
  })

  it('follow no links', async () => {
    await write('real', 'real')
    await symlink('/etc', join(folder, 'link'))
    const { leftOut } = await run(inFolder(), inBucket('d/'))
    expect(leftOut).toEqual([{ path: 'link', reason: 'not-a-file' }])
    expect(await keysBelow('d/')).toEqual(['real'])
  })

  it('name what did not arrive, bring the rest, and go on with it the next time', async () => {
    for (const name of ['one', 'two', 'three']) await write(name, name)
    await run(inFolder(), inBucket('e/'))
    const back = join(folder, 'back')
    await write('two/in-the-way', 'a folder of that name', back)
    await expect(run(inBucket('e/'), inFolder(back))).rejects.toMatchObject({
      code: 'files/incomplete',
      explanation: { problems: [{ path: 'two' }] },
    })
    expect((await readdir(back)).sort()).toEqual(['one', 'three', 'two'])
    await rm(join(back, 'two'), { recursive: true })
    expect(await done(inBucket('e/'), inFolder(back))).toEqual({ steps: ['copy two'], unchanged: 2 })
  })
})

describe('two buckets', { timeout: 60_000 }, () => {
  it('are synced without the files coming here, by checksum', async () => {
    await at.cos.putObject({ ...at, Key: 'f/数据 1', Body: 'one' })
    expect(await done(inBucket('f/'), inBucket('g/'))).toEqual({ steps: ['copy 数据 1'], unchanged: 0 })
    expect(await done(inBucket('f/'), inBucket('g/'))).toEqual({ steps: [], unchanged: 1 })
    await at.cos.putObject({ ...at, Key: 'g/数据 1', Body: 'two' })
    expect(await done(inBucket('f/'), inBucket('g/'))).toEqual({ steps: ['copy 数据 1'], unchanged: 0 })
  })
})

describe('a file that was written over or deleted', { timeout: 60_000 }, () => {
  it('comes back from its versions', async () => {
    const Key = 'h/plan 一.md'
    const body = async () => (await at.cos.getObject({ ...at, Key })).Body.toString()
    await at.cos.putBucketVersioning({ ...at, VersioningConfiguration: { Status: 'Enabled' } })
    await at.cos.putObject({ ...at, Key, Body: 'first' })
    await at.cos.putObject({ ...at, Key, Body: 'second' })
    const [second, first] = await versionsOf(at, Key)
    expect([first?.latest, second?.latest]).toEqual([false, true])

    const before = chosenVersion(await versionsOf(at, Key), {})
    if (before) await bringBack(at, Key, before)
    expect(await body()).toBe('first')

    await at.cos.deleteObject({ ...at, Key })
    const versions = await versionsOf(at, Key)
    expect(versions[0]).toMatchObject({ deleted: true, latest: true })
    const named = chosenVersion(versions, { id: second?.id ?? '' })
    if (named) await bringBack(at, Key, named)
    expect(await body()).toBe('second')
  })

  it('is chosen by a moment, at which it may have been deleted', () => {
    const version = (modified: number, more = {}) => ({
      ...{ id: `v${modified}`, modified, size: 1, deleted: false, latest: false },
      ...more,
    })
    const versions = [version(30, { latest: true }), version(20, { deleted: true }), version(10)]
    expect(chosenVersion(versions, { until: 15 })?.id).toBe('v10')
    expect(chosenVersion(versions, { until: 25 })).toBeUndefined()
    expect(chosenVersion(versions, { until: 5 })).toBeUndefined()
    expect(chosenVersion(versions, {})?.id).toBe('v10')
  })
})
