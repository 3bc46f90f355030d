import { cosCall } from '../../cloud/cos.ts'
import { type Id, idIn, type ResourceContext } from '../kind.ts'
import { place } from './place.ts'

/** @returns the bucket that the record of requests goes to; null where none is kept */
export async function readLogging(context: ResourceContext, bucket: string): Promise<string | null> {
  const at = place(context, bucket)
  const answer = await cosCall('GetBucketLogging', () => context.cos.getBucketLogging(at))
  return answer.BucketLoggingStatus?.LoggingEnabled?.TargetBucket ?? null
}

export async function writeLogging(
  context: ResourceContext,
  bucket: string,
  target: Id | null,
): Promise<void> {
  const LoggingEnabled = { TargetBucket: target === null ? '' : idIn(target), TargetPrefix: `${bucket}/` }
  await cosCall('PutBucketLogging', () =>
    context.cos.putBucketLogging({
      ...place(context, bucket),
      BucketLoggingStatus: target === null ? {} : { LoggingEnabled },
    }),
  )
}
