import { notImplemented, refuse } from '../errors.ts'
import type { Tree } from '../xml/shape.ts'
import { group, many, oneOf, optional, text } from '../xml/shape.ts'

const byDefault = group({
  SSEAlgorithm: oneOf('AES256', 'KMS', 'SM4'),
  KMSMasterKeyID: optional(text),
  KMSAlgorithm: optional(text),
})
const rule = group({
  // The documentation's element and that of the S3 API; COS takes either.
  ApplySideEncryptionConfiguration: optional(byDefault),
  ApplyServerSideEncryptionByDefault: optional(byDefault),
  BucketKeyEnabled: optional(oneOf('true', 'false')),
})

/** https://cloud.tencent.com/document/product/436/40136 */
export const encryptionConfiguration = group({ Rule: many(rule, { minimum: 1, maximum: 1 }) })

export function checkEncryption({ Rule }: Tree<typeof encryptionConfiguration>): void {
  for (const { ApplySideEncryptionConfiguration, ApplyServerSideEncryptionByDefault } of Rule) {
    const algorithm = (ApplySideEncryptionConfiguration ?? ApplyServerSideEncryptionByDefault)?.SSEAlgorithm
    if (algorithm === undefined) throw refuse('MalformedXML', 'A rule needs an SSEAlgorithm.')
    if (algorithm !== 'AES256') throw notImplemented(`the encryption ${algorithm}`)
  }
}
