import type { BucketCall } from '../call.ts'
import { refuse } from '../errors.ts'
import type { Tree } from '../xml/shape.ts'
import { group, oneOf } from '../xml/shape.ts'

/** https://cloud.tencent.com/document/product/436/51626 */
export const intelligentTieringConfiguration = group({
  Status: oneOf('Enabled'),
  Transition: group({ Days: oneOf('30', '60', '90'), RequestFrequent: oneOf('1') }),
})

/** Once on, it can be neither changed nor switched off. */
export function checkIntelligentTiering(
  _configuration: Tree<typeof intelligentTieringConfiguration>,
  { bucket }: BucketCall,
): void {
  if (bucket.configurations.intelligenttiering !== undefined) {
    throw refuse('InvalidBucketState', 'The intelligent tiering configuration of a bucket cannot be changed.')
  }
}
