/** https://cloud.tencent.com/document/product/651/13354 */
export const limits = {
  tagsPerResource: 50,
  keyLength: 127,
  valueLength: 255,
  resourcesPerCall: 10,
  tagsPerCall: 10,
  filtersPerCall: 6,
  valuesPerFilter: 10,
  resultsPerPage: 200,
} as const
