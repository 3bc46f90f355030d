import type { BucketCall } from '../call.ts'
import { refuse } from '../errors.ts'
import type { Tree } from '../xml/shape.ts'
import { group, optional, text } from '../xml/shape.ts'

/** https://cloud.tencent.com/document/product/436/17054. Without LoggingEnabled it switches logging off. */
export const loggingConfiguration = group({
  LoggingEnabled: optional(group({ TargetBucket: text, TargetPrefix: optional(text) })),
})

export function checkLogging(
  { LoggingEnabled }: Tree<typeof loggingConfiguration>,
  { storage, bucket }: BucketCall,
): void {
  if (LoggingEnabled === undefined) return
  const target = storage.buckets.find(LoggingEnabled.TargetBucket)
  if (target?.region !== bucket.region) throw refuse('InvalidTargetBucketForLogging')
}
