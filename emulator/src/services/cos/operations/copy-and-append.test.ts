import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CosFixture, refusal, region, startCos } from '../test/cos-fixture.ts'
import { hostOf } from '../test/raw-request.ts'

let cos: CosFixture
let at: { Bucket: string; Region: string }
const sourceOf = (key: string) => `${hostOf(cos)}/${encodeURIComponent(key).replaceAll('%2F', '/')}`

beforeAll(async () => {
  cos = await startCos()
  at = { Bucket: cos.bucket, Region: region }
  await cos.client().putBucket(at)
})
afterAll(() => cos.stop())

async function contentOf(key: string): Promise<string> {
  return (await cos.client().getObject({ ...at, Key: key })).Body.toString()
}

test('a copy has the content and headers of its source and outlives it', async () => {
  await cos
    .client()
    .putObject({ ...at, Key: 'src/一 1', Body: 'content', 'x-cos-meta-a': '1', ContentType: 'text/x' })
  const copied = await cos.client().putObjectCopy({ ...at, Key: 'copy', CopySource: sourceOf('src/一 1') })
  await cos.client().deleteObject({ ...at, Key: 'src/一 1' })

  expect(copied.ETag).toBe('"9a0364b9e99bb480dd25e1f0284c8555"')
  expect(await contentOf('copy')).toBe('content')
  expect((await cos.client().headObject({ ...at, Key: 'copy' })).headers).toMatchObject({
    'x-cos-meta-a': '1',
    'content-type': 'text/x',
  })
})

test('with Replaced, a copy has the headers of the request', async () => {
  await cos.client().putObject({ ...at, Key: 'described', Body: 'x', 'x-cos-meta-a': '1' })
  await cos.client().putObjectCopy({
    ...at,
    Key: 'described',
    CopySource: sourceOf('described'),
    MetadataDirective: 'Replaced',
    'x-cos-meta-b': '2',
  })
  const { headers } = await cos.client().headObject({ ...at, Key: 'described' })
  expect(headers).toMatchObject({ 'x-cos-meta-b': '2' })
  expect(headers).not.toHaveProperty('x-cos-meta-a')
})

test('copying an object to itself must change something', async () => {
  await cos.client().putObject({ ...at, Key: 'same', Body: 'x' })
  const copy = { ...at, Key: 'same', CopySource: sourceOf('same') }
  expect(await refusal(cos.client().putObjectCopy(copy))).toMatchObject({ code: 'InvalidRequest' })
  await cos.client().putObjectCopy({ ...copy, StorageClass: 'STANDARD_IA' })
  expect(await contentOf('same')).toBe('x')
})

test('a source that is absent, or not as the conditions say, is refused', async () => {
  await cos.client().putObject({ ...at, Key: 'there', Body: 'x' })
  const copy = (key: string, extra = {}) =>
    refusal(cos.client().putObjectCopy({ ...at, Key: 'copy', CopySource: sourceOf(key), ...extra }))
  expect(await copy('absent')).toMatchObject({ code: 'NoSuchKey' })
  expect(await copy('there', { CopySourceIfMatch: '"other"' })).toMatchObject({ code: 'PreconditionFailed' })
})

test('an appended object grows from its end and is checked as a whole', async () => {
  const log = { ...at, Key: 'log' }
  await cos.client().appendObject({ ...log, Position: 0, Body: '1234' })
  const second = await cos.client().appendObject({ ...log, Position: 4, Body: '56789' })

  expect(second.headers?.['x-cos-next-append-position']).toBe('9')
  // The checksum of '123456789', as if it had been put at once.
  expect(second.headers?.['x-cos-hash-crc64ecma']).toBe('11051210869376104954')
  expect(await contentOf('log')).toBe('123456789')
  expect((await cos.client().headObject(log)).headers?.['x-cos-object-type']).toBe('appendable')
})

test('appending at another position, or to an object that was put, is refused', async () => {
  await cos.client().appendObject({ ...at, Key: 'short', Position: 0, Body: '1' })
  expect(await refusal(cos.client().appendObject({ ...at, Key: 'short', Position: 5, Body: '2' }))).toEqual({
    code: 'AppendPositionErr',
    status: 409,
  })
  await cos.client().putObject({ ...at, Key: 'put', Body: '1' })
  expect(await refusal(cos.client().appendObject({ ...at, Key: 'put', Position: 1, Body: '2' }))).toEqual({
    code: 'ObjectNotAppendable',
    status: 409,
  })
})

test('nothing is appended while versioning is enabled', async () => {
  const versioned = { ...at, Bucket: `versioned-${cos.world.account.appId}` }
  await cos.client().putBucket(versioned)
  const append = (Position: number) =>
    cos.client().appendObject({ ...versioned, Key: 'log', Position, Body: 'x' })
  await cos.client().putBucketVersioning({ ...versioned, VersioningConfiguration: { Status: 'Enabled' } })
  expect(await refusal(append(0))).toEqual({ code: 'InvalidBucketState', status: 409 })
  await cos.client().putBucketVersioning({ ...versioned, VersioningConfiguration: { Status: 'Suspended' } })
  await append(0)
  expect((await append(1)).headers?.['x-cos-next-append-position']).toBe('2')
})
