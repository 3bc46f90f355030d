import { CloudError } from '../../errors.ts'
import { readTags, type Tags } from '../tag/pairs.ts'
import { limits } from './limits.ts'

export function invalid(message: string): CloudError {
  return new CloudError('InvalidParameter', message)
}

export function checkName(field: string, name: string): void {
  if (name !== '' && name.length <= limits.nameLength && !name.includes('|')) return
  throw invalid(`\`${field}\` has 1 to ${limits.nameLength} characters, none of them |.`)
}

/** This product takes fewer tags than the Tag API. */
export function readFewTags(pairs: Parameters<typeof readTags>[0]): Tags {
  const tags = readTags(pairs)
  if (Object.keys(tags).length <= limits.tagsPerResource) return tags
  throw new CloudError('LimitExceeded', `A resource can have ${limits.tagsPerResource} tags.`)
}
