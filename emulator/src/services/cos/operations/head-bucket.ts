import type { Answer, BucketCall } from '../call.ts'

/** HEAD Bucket: https://cloud.tencent.com/document/product/436/7735 */
export function headBucket({ bucket }: BucketCall): Answer {
  return {
    headers: {
      'x-cos-bucket-region': bucket.region,
      'x-cos-bucket-az-type': bucket.availability === 'MAZ' ? 'MAZ' : undefined,
    },
  }
}
