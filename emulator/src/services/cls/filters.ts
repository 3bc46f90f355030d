import type { Filter } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import { applyFilters, type FilterRules } from '../filters.ts'

/** This product writes `Key` where others write `Name`. */
export function filterByKey<T>(
  records: readonly T[],
  filters: readonly Filter[] = [],
  rules: FilterRules<T>,
): T[] {
  const named = filters.map(({ Key, Values }) => ({ Name: Key, Values }))
  return applyFilters(records, named, { unknownCode: 'InvalidParameter', ...rules })
}
