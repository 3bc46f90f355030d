/** https://cloud.tencent.com/document/product/362/5145 */
export const limits = {
  /** GB; sizes are multiples of the step. */
  dataDisk: { smallest: 20, largest: 32_000, step: 10 },
  disksPerInstance: 20,
  disksPerCall: 50,
  idsPerCall: 100,
  policiesPerRegion: 30,
  policyNameBytes: 60,
  /** BindAutoSnapshotPolicy */
  disksPerBinding: 80,
  /** CreateSnapshot; a quota of the account, of the usual size. */
  snapshotsPerRegion: 700,
  /** Milliseconds until the earliest deadline that a snapshot can have. */
  shortestLifeOfSnapshot: 86_400_000,
} as const

/** Milliseconds of cloud time. */
export const durations = {
  create: 3_000,
  attach: 5_000,
  detach: 5_000,
  resize: 5_000,
  snapshot: 30_000,
} as const
