const kib = 1024
const mib = 1024 * kib
const gib = 1024 * mib

/** Sizes in bytes. Sources: https://cloud.tencent.com/document/product/436/14518 unless another is named. */
export const limits = {
  bucketsPerAccount: 200,
  /** `<name>-<appid>`, a label of a host name: https://cloud.tencent.com/document/product/436/13312 */
  bucketNameLength: 60,
  /** UTF-8: https://cloud.tencent.com/document/product/436/13324 */
  keyBytes: 850,
  /** One PUT, one append, one copy. */
  singleUploadBytes: 5 * gib,
  partMinimumBytes: mib,
  partMaximumBytes: 5 * gib,
  partsPerUpload: 10_000,
  /** All `x-cos-meta-*` names and values together: https://cloud.tencent.com/document/product/436/7749 */
  userMetadataBytes: 2 * kib,
  /** https://cloud.tencent.com/document/product/436/34838 */
  tagsPerBucket: 50,
  /** https://cloud.tencent.com/document/product/436/35665 */
  tagsPerObject: 10,
  tagKeyLength: 127,
  tagValueLength: 255,
  keysPerListing: 1000,
  keysPerBatchDelete: 1000,
  /** https://cloud.tencent.com/document/product/436/8291 */
  bucketsPerListing: 2000,
  lifecycleRules: 1000,
  corsRules: 100,
  replicationRules: 1000,
  /** https://cloud.tencent.com/document/product/436/8282 */
  policyBytes: 20 * kib,
  /** The largest XML that an operation takes: 10,000 parts or 1,000 keys with room to spare. */
  documentBytes: 4 * mib,
  /** How far ahead of the service a signature may begin, seconds. */
  clockSkew: 15 * 60,
} as const
