import { type CosClient, cosCall } from '../cloud/cos.ts'
import { type Item, isPath, type LeftOut, type Listing } from './item.ts'
import { readListPage } from './list-page.ts'

/** A bucket and the way to it. */
export interface BucketAt {
  readonly cos: CosClient
  readonly Bucket: string
  readonly Region: string
}

/** An object as a list of its bucket shows it. */
export interface StoredObject {
  readonly key: string
  readonly size: number
  readonly modified: number
  readonly etag: string
  readonly storageClass: string
}

/** Every object below a prefix, page after page. */
export async function* objectsBelow({ cos, Bucket, Region }: BucketAt, prefix: string) {
  let marker: string | undefined = ''
  while (marker !== undefined) {
    const Query: Record<string, string> = { prefix, marker, 'max-keys': '1000' }
    const { Body } = await cosCall('GetBucket', () =>
      cos.request({ Method: 'GET', Bucket, Region, Query, RawBody: true }),
    )
    const page = readListPage(String(Body))
    yield* page.objects
    marker = page.next
  }
}

/** Objects as files. A key that ends in a slash is the folder that consoles draw, and holds nothing. */
export async function listBucket(at: BucketAt, prefix: string): Promise<Listing> {
  const items: Item[] = []
  const leftOut: LeftOut[] = []
  for await (const { key, size, modified, etag } of objectsBelow(at, prefix)) {
    const path = key.slice(prefix.length)
    if (path === '' || (path.endsWith('/') && size === 0)) continue
    if (!isPath(path)) leftOut.push({ path, reason: 'no-path' })
    else items.push({ path, size, modified, ...(plainMd5.test(etag) ? { md5: etag } : {}) })
  }
  return { items, leftOut }
}

/** The ETag of an object that came in one part; of others it ends in the number of parts. */
const plainMd5 = /^[0-9a-f]{32}$/
