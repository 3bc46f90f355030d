import type COS from 'cos-nodejs-sdk-v5'
import { cosCall } from '../../cloud/cos.ts'
import type { ResourceContext } from '../kind.ts'
import { orNothing, place } from './place.ts'

/** How objects are encrypted at rest; empty where they are not. */
export async function readEncryption(context: ResourceContext, bucket: string): Promise<string> {
  const at = place(context, bucket)
  const answer = await orNothing(() =>
    cosCall('GetBucketEncryption', () => context.cos.getBucketEncryption(at)),
  )
  // The answer as COS documents it (436/40137); the SDK's type names another root element.
  const { ServerSideEncryptionConfiguration: configuration } = (answer ?? {}) as {
    ServerSideEncryptionConfiguration?: { Rule?: EncryptionRule | EncryptionRule[] }
  }
  const rule = Array.isArray(configuration?.Rule) ? configuration.Rule[0] : configuration?.Rule
  return rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm ?? ''
}

export async function writeEncryption(
  context: ResourceContext,
  bucket: string,
  algorithm: string,
): Promise<void> {
  const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: algorithm } }
  await cosCall('PutBucketEncryption', () =>
    context.cos.putBucketEncryption({
      ...place(context, bucket),
      // The SDK's type has an older name for the element that COS documents (436/40136); it sends what it gets.
      ServerSideEncryptionConfiguration: { Rule: [rule] } as unknown as COS.ServerSideEncryptionConfiguration,
    }),
  )
}

interface EncryptionRule {
  readonly ApplyServerSideEncryptionByDefault?: { readonly SSEAlgorithm?: string }
}
