import { listRegion } from '../../engine/list-region.ts'
import type { Collection } from '../../engine/store.ts'
import { CloudError } from '../../errors.ts'
import { applyFilters, type Filter, type FilterRules } from '../filters.ts'
import { limits } from './limits.ts'

/**
 * What a Describe of cvm or cbs asks for: by ids or by filters, never by both. Ids that do not exist are left
 * out rather than refused.
 */
export function select<T extends { readonly region: string }>(
  collection: Collection<T>,
  region: string,
  ids: readonly string[] | undefined,
  filters: readonly Filter[] | undefined,
  rules: FilterRules<T>,
): readonly T[] {
  if (ids?.length && filters?.length) {
    throw new CloudError('InvalidParameterValue', 'Ids and Filters cannot be given together.')
  }
  if (ids && ids.length > limits.idsPerCall) {
    throw new CloudError(
      'InvalidParameterValue.LimitExceeded',
      `At most ${limits.idsPerCall} ids can be given.`,
    )
  }
  const inRegion = ids?.length ? found(collection, region, ids) : listRegion(collection, region)
  return filters?.length ? applyFilters(inRegion, filters, rules) : inRegion
}

function found<T extends { readonly region: string }>(
  collection: Collection<T>,
  region: string,
  ids: readonly string[],
): T[] {
  return ids.map((id) => collection.get(id)).filter((record) => record?.region === region) as T[]
}
