import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cosCall } from '../src/cloud/cos.ts'
import { pruneBucket, readManifest, releasesIn } from '../src/releases/bucket.ts'
import { openEntry } from '../src/releases/history/history.ts'
import { cosHistoryStore } from '../src/releases/history/history-store.ts'
import { archiveKey, blobKey, blobsOf, manifestKey, type Release } from '../src/releases/release.ts'
import { bucketName, orderBucket } from '../src/resources/cos-bucket.ts'
import type { ResourceContext } from '../src/resources/kind.ts'
import { cloudName } from '../src/resources/ownership.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { openEnvironment } from './environment.ts'
import { anEntry, aRelease } from './history.ts'

/** The releases bucket of an environment, in the emulated cloud. */
let emulator: RunningEmulator
let context: ResourceContext
let bucket = ''
beforeAll(async () => {
  emulator = await startEmulator()
  context = (await openEnvironment(emulator.connection, 'test')).context
  const key = 'cos-bucket/releases'
  const name = cloudName(context.owner, key)
  await orderBucket(context, { name, key })
  bucket = bucketName(context, name)
}, 60_000)
afterAll(() => emulator?.stop())

const at = (Key: string) => ({ Bucket: bucket, Region: context.cloud.connection.region, Key })
const put = (key: string, body: string) =>
  cosCall('PutObject', () => context.cos.putObject({ ...at(key), Body: body }))
const keys = async () => {
  const { Contents } = await cosCall('GetBucket', () => context.cos.getBucket({ ...at(''), Prefix: '' }))
  return Contents.map(({ Key }) => Key).sort()
}

async function keep(release: Release): Promise<void> {
  if (release.artifact.kind === 'image') {
    for (const blob of blobsOf(release.artifact)) await put(blobKey(blob), 'layer')
  }
  await put(archiveKey(release), 'archive')
  await put(manifestKey(release), JSON.stringify(release))
}

function anImage(id: string, ...layers: string[]): Release {
  const blob = (sha256: string) => ({ sha256, size: 5 })
  const image = (name: string, ...own: string[]) => ({
    name,
    config: blob(`config-of-${name}`),
    layers: own.map((sha256) => ({ ...blob(sha256), diffId: `sha256:${sha256}`, unpacked: 5 })),
  })
  const files = { kind: 'archive', sha256: id, size: 1 } as const
  const artifact = {
    kind: 'image',
    app: image(id, ...layers),
    web: image('web', 'base'),
    size: 5,
    files,
  } as const
  return { ...aRelease(id), artifact }
}

describe('the releases in the bucket', () => {
  it('are those whose description is there, since it is written last', async () => {
    await keep(aRelease('r1'))
    await put(archiveKey({ id: 'cut-off' }), 'half')
    expect(await releasesIn(context, bucket)).toEqual(['r1'])
    expect(await readManifest(context, bucket, 'r1')).toEqual(aRelease('r1'))
    expect(await readManifest(context, bucket, 'cut-off')).toBeUndefined()
  })

  it('go with everything that is theirs, and layers when the last image that needs them goes', async () => {
    await keep(anImage('r2', 'base', 'two'))
    await keep(anImage('r3', 'base', 'three'))
    await pruneBucket(context, bucket, new Set(['r1', 'r3']))
    expect(await keys()).toEqual([
      blobKey({ sha256: 'base' }),
      blobKey({ sha256: 'config-of-r3' }),
      blobKey({ sha256: 'config-of-web' }),
      blobKey({ sha256: 'three' }),
      manifestKey({ id: 'r1' }),
      archiveKey({ id: 'r1' }),
      manifestKey({ id: 'r3' }),
      archiveKey({ id: 'r3' }),
    ])
    await pruneBucket(context, bucket, new Set(['r1']))
    expect(await keys()).toEqual([manifestKey({ id: 'r1' }), archiveKey({ id: 'r1' })])
  })
})

describe('the history in the bucket', () => {
  it('gives each number once, and is told newest first', async () => {
    const store = cosHistoryStore(context, bucket)
    const { timing } = context.cloud
    for (const release of ['a', 'b', 'c']) {
      const entry = await openEntry(store, timing, anEntry({ release }))
      await entry.close({ outcome: 'deployed', why: null, hosts: [] })
    }
    expect(await store.add(anEntry({ number: 3, release: 'another' }))).toBe(false)
    expect((await store.newest(2)).map(({ number, release }) => [number, release.id])).toEqual([
      [3, 'c'],
      [2, 'b'],
    ])
  })

  it('takes a put that was repeated after a lost answer for its own', async () => {
    const store = cosHistoryStore(context, bucket)
    const entry = anEntry({ number: 4, release: 'd' })
    expect(await store.add(entry)).toBe(true)
    expect(await store.add(entry)).toBe(true)
  })
})
