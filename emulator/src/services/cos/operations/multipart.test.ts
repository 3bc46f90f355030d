import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MultipartListPartResult, MultipartListResult, UploadPartCopyResult } from 'cos-nodejs-sdk-v5'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Crc64 } from '../storage/crc64.ts'
import { type CosFixture, refusal, region, startCos } from '../test/cos-fixture.ts'
import { hostOf } from '../test/raw-request.ts'

const mebibyte = 1024 * 1024
let cos: CosFixture
let at: { Bucket: string; Region: string }

beforeAll(async () => {
  cos = await startCos()
  at = { Bucket: cos.bucket, Region: region }
  await cos.client().putBucket(at)
})
afterAll(() => cos.stop())

async function begin(
  key: string,
): Promise<{ Bucket: string; Region: string; Key: string; UploadId: string }> {
  const { UploadId } = await cos.client().multipartInit({ ...at, Key: key, 'x-cos-meta-kind': 'big' })
  return { ...at, Key: key, UploadId }
}

test('parts become one object, in their order, with the checksum of the whole', async () => {
  const upload = await begin('whole')
  const bodies = [Buffer.alloc(mebibyte, 'a'), Buffer.alloc(mebibyte + 7, 'b'), Buffer.from('end')]
  const sent = await Promise.all(
    bodies.map((Body, index) => cos.client().multipartUpload({ ...upload, PartNumber: index + 1, Body })),
  )
  const Parts = sent.map(({ ETag }, index) => ({ PartNumber: index + 1, ETag }))
  const completed = await cos.client().multipartComplete({ ...upload, Parts })

  const whole = Buffer.concat(bodies)
  const got = await cos.client().getObject({ ...at, Key: 'whole' })
  const md5s = bodies.map((body) => createHash('md5').update(body).digest())
  expect(completed.ETag).toBe(`"${createHash('md5').update(Buffer.concat(md5s)).digest('hex')}-3"`)
  expect(got.Body.equals(whole)).toBe(true)
  expect(got.headers).toMatchObject({
    'x-cos-hash-crc64ecma': new Crc64().update(whole).digest().toString(),
    'x-cos-meta-kind': 'big',
  })
  const across = await cos
    .client()
    .getObject({ ...at, Key: 'whole', Range: `bytes=${mebibyte - 2}-${mebibyte + 1}` })
  expect(across.Body.toString()).toBe('aabb')
})

test('an upload is listed with its parts until it ends', async () => {
  const upload = await begin('listed')
  for (const PartNumber of [1, 2, 3])
    await cos.client().multipartUpload({ ...upload, PartNumber, Body: 'part' })

  const { Upload } = await cos.call<MultipartListResult>('multipartList', { ...at, Prefix: 'listed' })
  expect(Upload).toMatchObject([{ Key: 'listed', UploadId: upload.UploadId }])
  const first = await cos.call<MultipartListPartResult>('multipartListPart', { ...upload, MaxParts: '2' })
  expect(first.Part.map(({ PartNumber }) => PartNumber)).toEqual(['1', '2'])
  const next = await cos.call<MultipartListPartResult>('multipartListPart', {
    ...upload,
    PartNumberMarker: first.NextPartNumberMarker,
  })
  expect(next.Part.map(({ PartNumber }) => PartNumber)).toEqual(['3'])

  await cos.client().multipartAbort(upload)
  expect((await cos.call<MultipartListResult>('multipartList', { ...at, Prefix: 'listed' })).Upload).toEqual(
    [],
  )
  expect(await refusal(cos.call<MultipartListPartResult>('multipartListPart', upload))).toEqual({
    code: 'NoSuchUpload',
    status: 404,
  })
})

test('uploads are listed in pages', async () => {
  const begun = await Promise.all(['page/a', 'page/a', 'page/b'].map(begin))
  const seen: string[] = []
  for (let marker: object | undefined = {}; marker !== undefined; ) {
    const page: MultipartListResult = await cos.call('multipartList', {
      ...at,
      Prefix: 'page/',
      MaxUploads: '1',
      ...marker,
    })
    seen.push(...page.Upload.map(({ UploadId }) => UploadId))
    const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page
    marker = KeyMarker === undefined ? undefined : { KeyMarker, UploadIdMarker }
  }
  expect(seen.toSorted()).toEqual(begun.map(({ UploadId }) => UploadId).toSorted())
})

test('completing is refused for a wrong part, a wrong order, a part too small, an upload that is none', async () => {
  const upload = await begin('refused')
  const send = async (PartNumber: number, Body: string) => ({
    PartNumber,
    ETag: (await cos.client().multipartUpload({ ...upload, PartNumber, Body })).ETag,
  })
  const [one, two] = [await send(1, 'small'), await send(2, 'small too')]
  const complete = (Parts: { PartNumber: number; ETag: string }[], UploadId = upload.UploadId) =>
    refusal(cos.client().multipartComplete({ ...upload, UploadId, Parts }))

  expect(await complete([{ ...one, ETag: two.ETag }])).toMatchObject({ code: 'InvalidPart' })
  expect(await complete([one, { ...two, PartNumber: 3 }])).toMatchObject({ code: 'InvalidPart' })
  expect(await complete([one, two])).toMatchObject({ code: 'EntityTooSmall' })
  expect(await complete([one], 'other')).toMatchObject({ code: 'NoSuchUpload' })
  expect(
    await refusal(cos.client().multipartUpload({ ...upload, PartNumber: 10_001, Body: 'x' })),
  ).toMatchObject({
    code: 'InvalidArgument',
  })
})

test('a part sent again replaces the first', async () => {
  const upload = await begin('again')
  await cos.client().multipartUpload({ ...upload, PartNumber: 1, Body: 'first' })
  const { ETag } = await cos.client().multipartUpload({ ...upload, PartNumber: 1, Body: 'second' })
  await cos.client().multipartComplete({ ...upload, Parts: [{ PartNumber: 1, ETag }] })
  expect((await cos.client().getObject({ ...at, Key: 'again' })).Body.toString()).toBe('second')
})

test('parts can be copied from ranges of other objects', async () => {
  await cos.client().putObject({ ...at, Key: 'source', Body: '0123456789' })
  const upload = await begin('assembled')
  const { ETag } = await cos.call<UploadPartCopyResult>('uploadPartCopy', {
    ...upload,
    PartNumber: '1',
    CopySource: `${hostOf(cos)}/source`,
    CopySourceRange: 'bytes=3-5',
  })
  await cos.client().multipartComplete({ ...upload, Parts: [{ PartNumber: 1, ETag }] })
  expect((await cos.client().getObject({ ...at, Key: 'assembled' })).Body.toString()).toBe('345')
})

test('the SDK uploads a large file in slices', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slices-'))
  const content = Buffer.alloc(5 * mebibyte, 'slice')
  const FilePath = join(folder, 'large')
  await writeFile(FilePath, content)
  await cos.client().uploadFile({ ...at, Key: 'sliced', FilePath, SliceSize: mebibyte, ChunkSize: mebibyte })
  await rm(folder, { recursive: true })

  const head = await cos.client().headObject({ ...at, Key: 'sliced' })
  expect(head.ETag).toMatch(/-5"$/)
  expect(head.headers).toMatchObject({
    'content-length': String(content.length),
    'x-cos-hash-crc64ecma': new Crc64().update(content).digest().toString(),
  })
})
