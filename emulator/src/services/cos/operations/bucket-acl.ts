import { accessControlPolicy, aclAsXml, aclOfDocument, aclOfHeaders, privateAcl } from '../access/acl.ts'
import { ownerId } from '../access/resource-names.ts'
import type { Answer, BucketCall } from '../call.ts'
import { readDocument } from '../http/body.ts'
import { currentBucket } from '../objects/look-up.ts'

/** PUT Bucket acl: https://cloud.tencent.com/document/product/436/7737 */
export async function putBucketAcl(call: BucketCall): Promise<Answer> {
  const { world, storage, headers } = call
  const asked = aclOfHeaders(headers, ownerId(world))
  const acl =
    asked === undefined
      ? aclOfDocument(await readDocument(call, 'AccessControlPolicy', accessControlPolicy))
      : asked
  storage.buckets.save({ ...currentBucket(call), acl: acl === 'default' ? privateAcl(ownerId(world)) : acl })
  return {}
}

/** GET Bucket acl: https://cloud.tencent.com/document/product/436/7733 */
export function getBucketAcl({ world, bucket }: BucketCall): Answer {
  return { xml: { root: 'AccessControlPolicy', content: aclAsXml(bucket.acl, ownerId(world)) } }
}
