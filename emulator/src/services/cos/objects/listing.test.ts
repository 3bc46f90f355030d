import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compareKeys, SortedKeys } from '../storage/sorted-keys.ts'
import { type CosFixture, refusal, region, startCos } from '../test/cos-fixture.ts'
import { listKeys } from './listing.ts'

describe('the order of keys', () => {
  test('is that of their UTF-8 bytes', () => {
    const keys = ['b', 'a/', 'a', '中', '\u{1F600}', '\uFFFD', 'a0', 'é', '\u{10000}x', '']
    const byBytes = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    expect(keys.toSorted(compareKeys)).toEqual(byBytes)
  })
})

describe('a listing of 100,000 keys', () => {
  const names = Array.from({ length: 100_000 }, (_, index) => `folder-${index % 100}/file-${index}`)
  const keys = new SortedKeys(names)
  const everything = { prefix: '', delimiter: '', after: '', maximum: 1000, encode: (name: string) => name }

  test('takes a page from its middle without walking to it', () => {
    let looked = 0
    const page = listKeys(keys, { ...everything, after: 'folder-50/', maximum: 10 }, (key) => {
      looked += 1
      return [key]
    })
    expect(page.items).toHaveLength(10)
    expect(page.items[0]).toBe('folder-50/file-10050')
    expect(looked).toBeLessThan(20)
  })

  test('steps over a folder at a time', () => {
    let looked = 0
    const page = listKeys(keys, { ...everything, delimiter: '/' }, (key) => {
      looked += 1
      return [key]
    })
    expect(page.commonPrefixes).toHaveLength(100)
    expect(looked).toBeLessThan(200)
  })
})

describe('GET Bucket', () => {
  let cos: CosFixture
  let at: { Bucket: string; Region: string }
  const keys = ['a', 'b/1', 'b/2', 'b/c/3', 'd e', 'z&<中>']

  beforeAll(async () => {
    cos = await startCos()
    at = { Bucket: cos.bucket, Region: region }
    await cos.client().putBucket(at)
    await Promise.all(keys.map((Key) => cos.client().putObject({ ...at, Key, Body: Key })))
  })
  afterAll(() => cos.stop())

  test('lists keys in order, with what they are', async () => {
    const { Contents, IsTruncated } = await cos.client().getBucket(at)
    expect(Contents.map(({ Key }) => Key)).toEqual(keys)
    expect(Contents[0]).toMatchObject({
      ETag: '"0cc175b9c0f1b6a831c399e269772661"',
      Size: '1',
      StorageClass: 'STANDARD',
    })
    expect(IsTruncated).toBe('false')
  })

  test('narrows by prefix and folds by delimiter', async () => {
    const root = await cos.client().getBucket({ ...at, Delimiter: '/' })
    expect(root.Contents.map(({ Key }) => Key)).toEqual(['a', 'd e', 'z&<中>'])
    expect(root.CommonPrefixes).toEqual([{ Prefix: 'b/' }])
    const folder = await cos.client().getBucket({ ...at, Prefix: 'b/', Delimiter: '/' })
    expect(folder.Contents.map(({ Key }) => Key)).toEqual(['b/1', 'b/2'])
    expect(folder.CommonPrefixes).toEqual([{ Prefix: 'b/c/' }])
  })

  test.each([1, 2, 4])('gives the same in pages of %i, folded or not', async (size) => {
    for (const Delimiter of ['', '/']) {
      const seen: string[] = []
      for (let Marker: string | undefined = ''; Marker !== undefined; ) {
        const page: Awaited<ReturnType<ReturnType<typeof cos.client>['getBucket']>> = await cos
          .client()
          .getBucket({ ...at, Delimiter, Marker, MaxKeys: size })
        const entries = [
          ...page.Contents.map(({ Key }) => Key),
          ...page.CommonPrefixes.map(({ Prefix }) => Prefix),
        ]
        expect(entries.length).toBeLessThanOrEqual(size)
        seen.push(...entries)
        Marker = page.NextMarker
      }
      expect(seen.toSorted()).toEqual(Delimiter === '' ? keys : ['a', 'b/', 'd e', 'z&<中>'])
    }
  })

  test('encodes names if asked', async () => {
    const { Contents, EncodingType } = await cos
      .client()
      .getBucket({ ...at, Prefix: 'z', EncodingType: 'url' })
    expect([EncodingType, Contents[0]?.Key]).toEqual(['url', 'z%26%3C%E4%B8%AD%3E'])
  })

  test('refuses a page size that is none', async () => {
    expect(await refusal(cos.client().getBucket({ ...at, MaxKeys: -1 }))).toMatchObject({
      code: 'InvalidArgument',
    })
  })
})
