import type { Collection } from '../../engine/store.ts'
import { CloudError } from '../../errors.ts'
import { applyFilters, type Filter, type Matchers } from '../filters.ts'
import { limits } from './limits.ts'

/** What a Describe asks for: by ids or by filters, never by both; the latest first. */
export function select<T extends { readonly region: string; readonly createdAt: number }>(
  collection: Collection<T>,
  region: string,
  ids: readonly string[] | undefined,
  filters: readonly Filter[] | undefined,
  matchers: Matchers<T>,
): T[] {
  if (ids?.length && filters?.length) {
    throw new CloudError('InvalidParameter.ConflictParameter', 'Ids and Filters cannot be given together.')
  }
  if (ids && ids.length > limits.idsPerCall) {
    throw new CloudError(
      'InvalidParameterValue.LimitExceeded',
      `At most ${limits.idsPerCall} ids can be given.`,
    )
  }
  const asked = ids?.length ? ids.map((id) => collection.get(id)) : [...collection.values()].reverse()
  const inRegion = asked.filter((record) => record !== undefined).filter((record) => record.region === region)
  return applyFilters(inRegion, filters, { matchers, unknownCode: 'InvalidParameterValue.InvalidFilter' })
}
