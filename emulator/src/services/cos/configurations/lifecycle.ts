import { refuse } from '../errors.ts'
import { limits } from '../limits.ts'
import type { Tree } from '../xml/shape.ts'
import { group, integer, many, oneOf, optional, text } from '../xml/shape.ts'

const storageClass = oneOf(
  'STANDARD_IA',
  'INTELLIGENT_TIERING',
  'ARCHIVE',
  'DEEP_ARCHIVE',
  'MAZ_STANDARD_IA',
  'MAZ_INTELLIGENT_TIERING',
)
const tag = group({ Key: text, Value: text })
const filter = group({
  Prefix: optional(text),
  Tag: optional(tag),
  And: optional(group({ Prefix: optional(text), Tag: many(tag) })),
})
const rule = group({
  ID: optional(text),
  Filter: optional(filter),
  Status: oneOf('Enabled', 'Disabled'),
  Transition: many(group({ Days: optional(integer(0)), Date: optional(text), StorageClass: storageClass })),
  Expiration: optional(
    group({
      Days: optional(integer(1)),
      Date: optional(text),
      ExpiredObjectDeleteMarker: optional(oneOf('true', 'false')),
    }),
  ),
  NoncurrentVersionTransition: many(group({ NoncurrentDays: integer(0), StorageClass: storageClass })),
  NoncurrentVersionExpiration: optional(group({ NoncurrentDays: integer(1) })),
  AbortIncompleteMultipartUpload: optional(group({ DaysAfterInitiation: integer(1) })),
})

/** https://cloud.tencent.com/document/product/436/8280 */
export const lifecycleConfiguration = group({
  Rule: many(rule, { minimum: 1, maximum: limits.lifecycleRules }),
})

export function checkLifecycle({ Rule }: Tree<typeof lifecycleConfiguration>): void {
  const ids = Rule.flatMap(({ ID }) => ID ?? [])
  if (new Set(ids).size < ids.length) throw refuse('InvalidArgument', 'Rule ID must be unique.')
  for (const each of Rule) {
    if (actionsOf(each) === 0) throw refuse('MalformedXML', 'A rule needs at least one action.')
    for (const { Days, Date: date } of [...each.Transition, ...[each.Expiration ?? []].flat()]) {
      if (Days !== undefined && date !== undefined) {
        throw refuse('MalformedXML', 'An action takes Days or Date, not both.')
      }
    }
  }
}

function actionsOf(each: Tree<typeof rule>): number {
  return [
    ...each.Transition,
    ...each.NoncurrentVersionTransition,
    ...[each.Expiration ?? []].flat(),
    ...[each.NoncurrentVersionExpiration ?? []].flat(),
    ...[each.AbortIncompleteMultipartUpload ?? []].flat(),
  ].length
}
