import { bucketName } from '../../tag/names.ts'
import { forgetTags, setTags, tagsOf } from '../../tag/registry.ts'
import type { Answer, BucketCall } from '../call.ts'
import { refuse } from '../errors.ts'
import { readDocument } from '../http/body.ts'
import { limits } from '../limits.ts'
import { tagging, tagsAsXml, tagsOfDocument } from '../objects/tags.ts'

/** PUT Bucket tagging: https://cloud.tencent.com/document/product/436/34838. Replaces all tags. */
export async function putBucketTagging(call: BucketCall): Promise<Answer> {
  const document = await readDocument(call, 'Tagging', tagging)
  setTags(call.world, nameOf(call), tagsOfDocument(document, limits.tagsPerBucket))
  return { status: 204 }
}

export function getBucketTagging(call: BucketCall): Answer {
  const tags = tagsOf(call.world, nameOf(call))
  if (Object.keys(tags).length === 0) throw refuse('NoSuchTagSet')
  return { xml: { root: 'Tagging', content: tagsAsXml(tags) } }
}

export function deleteBucketTagging(call: BucketCall): Answer {
  forgetTags(call.world, nameOf(call))
  return { status: 204 }
}

function nameOf({ world, bucket }: BucketCall): string {
  return bucketName(world, bucket.region, bucket.name)
}
