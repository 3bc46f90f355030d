import { notImplemented } from '../errors.ts'
import type { Tree } from '../xml/shape.ts'
import { group, many, oneOf, optional, text } from '../xml/shape.ts'

const rule = group({
  ApplyServerSideEncryptionByDefault: group({
    SSEAlgorithm: oneOf('AES256', 'KMS', 'SM4'),
    KMSMasterKeyID: optional(text),
    KMSAlgorithm: optional(text),
  }),
  BucketKeyEnabled: optional(oneOf('true', 'false')),
})

/** https://cloud.tencent.com/document/product/436/40136 */
export const encryptionConfiguration = group({ Rule: many(rule, { minimum: 1, maximum: 1 }) })

export function checkEncryption({ Rule }: Tree<typeof encryptionConfiguration>): void {
  for (const { ApplyServerSideEncryptionByDefault: byDefault } of Rule) {
    if (byDefault.SSEAlgorithm !== 'AES256') throw notImplemented(`the encryption ${byDefault.SSEAlgorithm}`)
  }
}
