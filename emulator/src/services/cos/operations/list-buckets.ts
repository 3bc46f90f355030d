import { bucketName } from '../../tag/names.ts'
import { tagsOf } from '../../tag/registry.ts'
import { ownerId } from '../access/resource-names.ts'
import type { Answer, Call } from '../call.ts'
import { refuse } from '../errors.ts'
import type { Query } from '../http/address.ts'
import { limits } from '../limits.ts'
import type { Bucket } from '../model.ts'
import { readMaximum } from '../objects/listing.ts'

/** GET Service: https://cloud.tencent.com/document/product/436/8291 */
export function listBuckets({ world, storage, address, query }: Call): Answer {
  const region = query.get('region') ?? address.region
  const marker = query.get('marker') ?? ''
  const maximum = readMaximum(query, 'max-keys', limits.bucketsPerListing)
  const wanted = storage.buckets
    .all()
    .filter((bucket) => region === undefined || bucket.region === region)
    .filter((bucket) => bucket.name.startsWith(query.get('prefix') ?? '') && bucket.name > marker)
    .filter((bucket) => wasCreated(bucket, query))
    .filter((bucket) => hasTag(tagsOf(world, bucketName(world, bucket.region, bucket.name)), query))
  const page = wanted.slice(0, maximum)
  const isTruncated = maximum > 0 && wanted.length > maximum

  return {
    xml: {
      root: 'ListAllMyBucketsResult',
      content: {
        Owner: { ID: ownerId(world), DisplayName: world.account.uin },
        Buckets: { Bucket: page.map(summary) },
        Marker: query.get('marker'),
        NextMarker: isTruncated ? page.at(-1)?.name : undefined,
        IsTruncated: isTruncated,
      },
    },
  }
}

function summary({ name, region, createdAt }: Bucket) {
  return {
    Name: name,
    Location: region,
    CreationDate: new Date(createdAt).toISOString().replace(/\.\d+/, ''),
    BucketType: 'cos',
  }
}

/** `range=gt&create-time=<unix seconds>` and its like. */
function wasCreated({ createdAt }: Bucket, query: Query): boolean {
  const range = query.get('range')
  if (range === undefined) return true
  const time = Number(query.get('create-time'))
  const seconds = Math.floor(createdAt / 1000)
  switch (range) {
    case 'gt':
      return seconds > time
    case 'gte':
      return seconds >= time
    case 'lt':
      return seconds < time
    case 'lte':
      return seconds <= time
    default:
      throw refuse('InvalidArgument', 'range must be one of gt, gte, lt, lte.')
  }
}

function hasTag(tags: Readonly<Record<string, string>>, query: Query): boolean {
  const key = query.get('tagkey')
  if (key === undefined) return true
  const value = query.get('tagvalue')
  return Object.hasOwn(tags, key) && (value === undefined || tags[key] === value)
}
