import type { Answer, BucketCall } from '../call.ts'
import { readDocument } from '../http/body.ts'
import { currentBucket } from '../objects/look-up.ts'
import { group, oneOf } from '../xml/shape.ts'

const versioningConfiguration = group({ Status: oneOf('Enabled', 'Suspended') })

/** PUT Bucket versioning: https://cloud.tencent.com/document/product/436/19889 */
export async function putBucketVersioning(call: BucketCall): Promise<Answer> {
  const { Status } = await readDocument(call, 'VersioningConfiguration', versioningConfiguration)
  call.storage.buckets.save({
    ...currentBucket(call),
    versioning: Status === 'Enabled' ? 'Enabled' : 'Suspended',
  })
  return {}
}

/** GET Bucket versioning: https://cloud.tencent.com/document/product/436/19888. Empty until it is first set. */
export function getBucketVersioning({ bucket }: BucketCall): Answer {
  return { xml: { root: 'VersioningConfiguration', content: { Status: bucket.versioning } } }
}
