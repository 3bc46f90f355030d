import type { ListObjectVersionsResult } from 'cos-nodejs-sdk-v5'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CosFixture, refusal, region, startCos } from '../test/cos-fixture.ts'
import { sendSigned } from '../test/raw-request.ts'

let cos: CosFixture
let at: { Bucket: string; Region: string }

beforeAll(async () => {
  cos = await startCos()
})
afterAll(() => cos.stop())

async function aBucket(name: string, status?: 'Enabled' | 'Suspended'): Promise<void> {
  at = { Bucket: `${name}-${cos.world.account.appId}`, Region: region }
  await cos.client().putBucket(at)
  if (status) await switchTo(status)
}

async function switchTo(Status: 'Enabled' | 'Suspended'): Promise<void> {
  await cos.client().putBucketVersioning({ ...at, VersioningConfiguration: { Status } })
}

async function put(Key: string, Body: string): Promise<string> {
  return String((await cos.client().putObject({ ...at, Key, Body })).headers?.['x-cos-version-id'])
}

test('versioning is unset until it is set', async () => {
  await aBucket('unset')
  expect((await cos.client().getBucketVersioning(at)).VersioningConfiguration).toEqual({})
  await switchTo('Enabled')
  expect((await cos.client().getBucketVersioning(at)).VersioningConfiguration).toEqual({ Status: 'Enabled' })
})

test('each version can be read; the newest is the object', async () => {
  await aBucket('versions', 'Enabled')
  const first = await put('a', 'one')
  await put('a', 'two')
  expect((await cos.client().getObject({ ...at, Key: 'a' })).Body.toString()).toBe('two')
  expect((await cos.client().getObject({ ...at, Key: 'a', VersionId: first })).Body.toString()).toBe('one')
  expect(await refusal(cos.client().getObject({ ...at, Key: 'a', VersionId: 'none' }))).toMatchObject({
    code: 'NoSuchVersion',
  })
})

test('a delete marker hides the object, cannot be read, and is deleted like a version', async () => {
  await aBucket('markers', 'Enabled')
  await put('a', 'one')
  const { headers } = await cos.client().deleteObject({ ...at, Key: 'a' })
  expect(headers).toMatchObject({ 'x-cos-delete-marker': 'true' })
  const VersionId = String(headers?.['x-cos-version-id'])

  const hidden = await sendSigned(cos, { target: '/a', host: `${at.Bucket}.cos.${region}.myqcloud.com` })
  expect([hidden.status, hidden.headers['x-cos-delete-marker']]).toEqual([404, 'true'])
  expect((await cos.client().getBucket(at)).Contents).toEqual([])
  expect(await refusal(cos.client().getObject({ ...at, Key: 'a', VersionId }))).toMatchObject({ status: 405 })

  await cos.call('deleteObject', { ...at, Key: 'a', VersionId })
  expect((await cos.client().getObject({ ...at, Key: 'a' })).Body.toString()).toBe('one')
})

test('x-cos-forbid-overwrite is ignored once a bucket has had versions', async () => {
  await aBucket('overwrite', 'Suspended')
  await put('a', 'one')
  const Headers = { 'x-cos-forbid-overwrite': 'true' }
  expect((await cos.client().putObject({ ...at, Key: 'a', Body: 'two', Headers })).statusCode).toBe(200)
})

test('several versions can be deleted at once', async () => {
  await aBucket('batch', 'Enabled')
  const [first, second] = [await put('a', 'one'), await put('a', 'two')]
  await cos.client().deleteMultipleObject({ ...at, Objects: [{ Key: 'a', VersionId: first }, { Key: 'a' }] })
  const { Versions, DeleteMarkers } = await cos.client().listObjectVersions(at)
  expect(Versions.map(({ VersionId }) => VersionId)).toEqual([second])
  expect(DeleteMarkers).toMatchObject([{ Key: 'a', IsLatest: 'true' }])
})

test('versions are listed newest first, in pages that end anywhere', async () => {
  await aBucket('pages', 'Enabled')
  const put1 = [await put('a', '1'), await put('a', '2'), await put('a', '3')]
  const put2 = [await put('b', '1'), await put('b', '2')]
  const seen: string[] = []
  for (let marker: object | undefined = {}; marker !== undefined; ) {
    const page: VersionsPage = await cos.call('listObjectVersions', { ...at, MaxKeys: 2, ...marker })
    seen.push(...page.Versions.map(({ VersionId }) => VersionId))
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page
    marker = KeyMarker === undefined ? undefined : { KeyMarker, VersionIdMarker }
  }
  expect(seen).toEqual([...put1.toReversed(), ...put2.toReversed()])
})

interface VersionsPage extends ListObjectVersionsResult {
  readonly NextKeyMarker?: string
  readonly NextVersionIdMarker?: string
}

/** What a bucket should hold: for each key its versions, newest first; `undefined` marks a deletion. */
type Model = Map<string, { id: string; body: string | undefined }[]>

test.each([11, 23, 37])('any history ends as the model says (seed %i)', async (seed) => {
  await aBucket(`history-${seed}`)
  const random = pseudoRandom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const model: Model = new Map()
  let status: 'Enabled' | 'Suspended' | undefined

  for (let step = 0; step < 120; step += 1) {
    const key = pick(['a', 'b', 'c/1', 'c/2'])
    const versions = model.get(key) ?? []
    const withoutNull = versions.filter(({ id }) => id !== 'null')
    const action = pick(['put', 'put', 'put', 'delete', 'delete', 'delete-version', 'switch'])

    if (action === 'put') {
      const body = `${step}`
      const id = await put(key, body)
      const name = status === 'Enabled' ? id : 'null'
      model.set(key, [{ id: name, body }, ...(status === 'Enabled' ? versions : withoutNull)])
    } else if (action === 'delete') {
      const { headers } = await cos.client().deleteObject({ ...at, Key: key })
      const marker = { id: String(headers?.['x-cos-version-id']), body: undefined }
      if (status === undefined) model.delete(key)
      else model.set(key, [marker, ...(status === 'Enabled' ? versions : withoutNull)])
    } else if (action === 'delete-version' && versions.length > 0) {
      const { id } = pick(versions)
      await cos.call('deleteObject', { ...at, Key: key, VersionId: id })
      model.set(
        key,
        versions.filter((version) => version.id !== id),
      )
    } else if (action === 'switch' && random() < 0.4) {
      status = status === 'Enabled' ? 'Suspended' : 'Enabled'
      await switchTo(status)
    }
  }
  await cos.restart()
  await expectToBe(model, status)
})

async function expectToBe(model: Model, status: string | undefined): Promise<void> {
  const held = [...model].filter(([, versions]) => versions.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const { Contents } = await cos.client().getBucket(at)
  const visible = held.filter(([, versions]) => versions[0]?.body !== undefined).map(([key]) => key)
  expect(Contents.map(({ Key }) => Key)).toEqual(visible)

  const { Versions, DeleteMarkers } = await cos.client().listObjectVersions(at)
  for (const [key, versions] of held) {
    const named = (wanted: boolean) =>
      versions.filter(({ body }) => (body !== undefined) === wanted).map(({ id }) => (status ? id : ''))
    expect(Versions.filter(({ Key }) => Key === key).map(({ VersionId }) => VersionId)).toEqual(named(true))
    expect(DeleteMarkers.filter(({ Key }) => Key === key).map(({ VersionId }) => VersionId)).toEqual(
      named(false),
    )
    for (const { id, body } of versions) {
      if (body === undefined) continue
      const got = await cos.client().getObject({ ...at, Key: key, VersionId: id })
      expect(got.Body.toString()).toBe(body)
    }
  }
}

/** Mulberry32: the same numbers for the same seed. */
function pseudoRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
