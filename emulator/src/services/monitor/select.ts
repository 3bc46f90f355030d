import type { Tags } from '../tag/pairs.ts'
import { invalidValue } from './errors.ts'

/** Pages are counted from 1 here. @throws CloudError */
export function numberedPage<T>(
  items: readonly T[],
  { PageNumber = 1, PageSize }: { PageNumber?: number; PageSize?: number },
  { size, largest }: { size: number; largest: number },
): T[] {
  const length = PageSize ?? size
  if (!Number.isInteger(PageNumber) || PageNumber < 1) throw invalidValue('PageNumber', PageNumber, 'from 1')
  if (!Number.isInteger(length) || length < 1 || length > largest) {
    throw invalidValue('PageSize', length, `1 to ${largest}`)
  }
  return items.slice((PageNumber - 1) * length, PageNumber * length)
}

/** Whether all of the asked tags are there. */
export function hasTags(tags: Tags, asked: readonly { Key: string; Value: string }[] = []): boolean {
  return asked.every(({ Key, Value }) => tags[Key] === Value)
}
