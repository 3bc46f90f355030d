import { bucketName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import type { Answer, BucketCall } from '../call.ts'
import { refuse } from '../errors.ts'

/** DELETE Bucket: https://cloud.tencent.com/document/product/436/7732. Old versions and uploads count as content. */
export function deleteBucket({ world, storage, bucket }: BucketCall): Answer {
  const isEmpty = storage.versions.isEmpty(bucket.name) && storage.uploads.inBucket(bucket.name).length === 0
  if (!isEmpty) throw refuse('BucketNotEmpty')
  storage.buckets.remove(bucket)
  forgetTags(world, bucketName(world, bucket.region, bucket.name))
  return { status: 204 }
}
