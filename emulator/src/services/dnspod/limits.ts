/** Of the free plan. https://cloud.tencent.com/document/product/302/8597 */
export const limits = {
  /** Seconds. */
  ttl: { smallest: 600, largest: 604_800, default: 600 },
  remarkLength: 200,
  /** Characters of a TXT value. */
  textLength: 512,
  domainsPerPage: { limit: 20, maximum: 3000 },
  recordsPerPage: { limit: 100, maximum: 3000 },
} as const
