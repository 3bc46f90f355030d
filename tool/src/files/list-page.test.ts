import { expect, it } from 'vitest'
import { readListPage } from './list-page.ts'

const contents = (key: string) => `
  <Contents>
    <Key>${key}</Key><LastModified>2026-11-23T00:00:00.000Z</LastModified>
    <ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><Size>12</Size>
    <Owner><ID>1250000000</ID></Owner><StorageClass>STANDARD_IA</StorageClass>
  </Contents>`

const page = (keys: readonly string[], more = '') =>
  `<?xml version="1.0"?><ListBucketResult><Name>b</Name><IsTruncated>${more !== ''}</IsTruncated>${more}${keys.map(contents).join('')}</ListBucketResult>`

it('reads objects with names of any kind', () => {
  const { objects, next } = readListPage(
    page(['报告/一月.md', 'a &amp; b&lt;1&gt;', ' x ', 'tab&#9;&#x4e00;']),
  )
  expect(objects.map(({ key }) => key)).toEqual(['报告/一月.md', 'a & b<1>', ' x ', 'tab\t一'])
  expect(objects[0]).toMatchObject({
    size: 12,
    etag: 'd41d8cd98f00b204e9800998ecf8427e',
    storageClass: 'STANDARD_IA',
    modified: Date.UTC(2026, 10, 23),
  })
  expect(next).toBeUndefined()
})

it('tells where the next page begins, also where only the last key says so', () => {
  expect(readListPage(page(['a', 'b'], '<NextMarker>b&amp;</NextMarker>')).next).toBe('b&')
  expect(readListPage(page(['a', 'b'], '<Marker/>')).next).toBe('b')
})

it('is not misled by a key that looks like markup', () => {
  const { objects, next } = readListPage(page(['&lt;IsTruncated&gt;true&lt;/IsTruncated&gt;']))
  expect(objects).toHaveLength(1)
  expect(next).toBeUndefined()
})

it('reads an empty bucket', () => expect(readListPage(page([]))).toEqual({ objects: [], next: undefined }))
