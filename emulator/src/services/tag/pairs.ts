import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'

export type Tags = Readonly<Record<string, string>>

/** Products write the same pair in two ways: `{Key, Value}` and `{TagKey, TagValue}`. */
interface KeyValue {
  Key?: string
  Value?: string
}

interface TagKeyValue {
  TagKey?: string
  TagValue?: string
}

/**
 * Reads a request's tags, of either shape.
 *
 * @throws CloudError for a key that is empty, too long, reserved or given twice, and for a value too long
 */
export function readTags(pairs: readonly (KeyValue & TagKeyValue)[] = []): Tags {
  const tags: Record<string, string> = {}
  for (const pair of pairs) {
    const key = pair.Key ?? pair.TagKey ?? ''
    const value = pair.Value ?? pair.TagValue ?? ''
    checkTag(key, value)
    if (Object.hasOwn(tags, key)) {
      throw new CloudError('InvalidParameterValue.TagKeyDuplicate', `The tag key \`${key}\` is given twice.`)
    }
    tags[key] = value
  }
  checkCount(tags)
  return tags
}

export function asKeyValue(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

export function asTagKeyValue(tags: Tags): { TagKey: string; TagValue: string }[] {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }))
}

export function checkCount(tags: Tags): void {
  if (Object.keys(tags).length <= limits.tagsPerResource) return
  throw new CloudError(
    'LimitExceeded.ResourceAttachedTags',
    `A resource can have ${limits.tagsPerResource} tags.`,
  )
}

function checkTag(key: string, value: string): void {
  if (key === '') throw new CloudError('InvalidParameterValue.TagKeyEmpty', 'A tag key is empty.')
  if (key.length > limits.keyLength) {
    throw new CloudError('InvalidParameterValue.TagKeyLengthExceeded', `The tag key \`${key}\` is too long.`)
  }
  if (value.length > limits.valueLength) {
    throw new CloudError(
      'InvalidParameterValue.TagValueLengthExceeded',
      `The value of tag \`${key}\` is too long.`,
    )
  }
  if (key.startsWith('qcs:') || key === 'project') {
    throw new CloudError('InvalidParameter.ReservedTagKey', `The tag key \`${key}\` is reserved.`)
  }
}
