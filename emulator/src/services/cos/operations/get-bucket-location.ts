import type { Answer, BucketCall } from '../call.ts'

/** GET Bucket location, which the SDKs still offer. */
export function getBucketLocation({ bucket }: BucketCall): Answer {
  return { xml: { root: 'LocationConstraint', content: bucket.region } }
}
