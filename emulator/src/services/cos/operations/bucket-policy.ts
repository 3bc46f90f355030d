import { parseBucketPolicy } from '../access/bucket-policy.ts'
import type { Answer, BucketCall } from '../call.ts'
import { refuse } from '../errors.ts'
import { readText } from '../http/body.ts'
import { limits } from '../limits.ts'
import { currentBucket } from '../objects/look-up.ts'

/** PUT Bucket policy: https://cloud.tencent.com/document/product/436/8282 */
export async function putBucketPolicy(call: BucketCall): Promise<Answer> {
  const policy = await readText(call)
  if (Buffer.byteLength(policy) > limits.policyBytes)
    throw refuse('MalformedPolicy', 'The policy is too large.')
  parseBucketPolicy(policy)
  call.storage.buckets.save({ ...currentBucket(call), policy })
  return { status: 204 }
}

/** GET Bucket policy: https://cloud.tencent.com/document/product/436/8276. COS writes `Statement` large, however it was put. */
export function getBucketPolicy({ bucket }: BucketCall): Answer {
  if (bucket.policy === undefined) throw refuse('NoSuchPolicy')
  const { statement, Statement = statement, ...rest } = JSON.parse(bucket.policy) as Record<string, unknown>
  return { json: JSON.stringify({ Statement, ...rest }) }
}

/** DELETE Bucket policy: https://cloud.tencent.com/document/product/436/8285 */
export function deleteBucketPolicy({ storage, bucket }: BucketCall): Answer {
  const { policy: _removed, ...rest } = bucket
  storage.buckets.save(rest)
  return { status: 204 }
}
