import type { BucketCall } from '../call.ts'
import { refuse } from '../errors.ts'
import { limits } from '../limits.ts'
import type { Tree } from '../xml/shape.ts'
import { group, many, oneOf, optional, text } from '../xml/shape.ts'

const rule = group({
  ID: optional(text),
  Status: oneOf('Enabled', 'Disabled'),
  Prefix: optional(text),
  Destination: group({ Bucket: text, StorageClass: optional(text) }),
  DeleteMarkerReplication: optional(group({ Status: oneOf('Enabled', 'Disabled') })),
})

/** https://cloud.tencent.com/document/product/436/19222 */
export const replicationConfiguration = group({
  Role: text,
  Rule: many(rule, { minimum: 1, maximum: limits.replicationRules }),
})

/** Between two buckets that both have versions. */
export function checkReplication(
  { Role, Rule }: Tree<typeof replicationConfiguration>,
  { storage, bucket }: BucketCall,
): void {
  if (!/^qcs::cam::uin\/\d+:uin\/\d+$/.test(Role))
    throw refuse('InvalidArgument', 'Role must be qcs::cam::uin/…:uin/….')
  if (bucket.versioning !== 'Enabled') {
    throw refuse('InvalidBucketState', 'Versioning must be enabled on the source bucket.')
  }
  for (const { Destination } of Rule) {
    const [, region, name = ''] = /^qcs::cos:([a-z0-9-]+)::(.+)$/.exec(Destination.Bucket) ?? []
    const target = storage.buckets.find(name)
    if (!target || target.region !== region || target.name === bucket.name) {
      throw refuse('InvalidArgument', `There is no destination bucket ${Destination.Bucket}.`)
    }
    if (target.versioning !== 'Enabled') {
      throw refuse('InvalidBucketState', 'Versioning must be enabled on the destination bucket.')
    }
  }
}
