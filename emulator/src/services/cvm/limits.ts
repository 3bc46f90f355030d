/** https://cloud.tencent.com/document/product/213/15379 */
export const limits = {
  instancesPerCall: 100,
  idsPerCall: 100,
  nameLength: 128,
  /** GB */
  systemDisk: { smallest: 20, largest: 1024 },
  keyNameLength: 25,
  /** Characters of base64. */
  userData: 16 * 1024,
  /** https://cloud.tencent.com/document/product/213/6092 */
  keyPairsPerRegion: 100,
  /** Differs from account to account, 30 and more; here there is none unless the emulator is told one. */
  instancesPerZone: Number.POSITIVE_INFINITY,
} as const

/** Milliseconds of cloud time; the cloud promises none of these, they are of the usual size. */
export const durations = {
  boot: 25_000,
  /** Tags show up some time after the instance. */
  tagging: 4_000,
  start: 15_000,
  stop: 15_000,
  reboot: 20_000,
  modify: 5_000,
  terminate: 15_000,
  /** From the end of an instance until its private address is free again. */
  returnAddress: 10_000,
} as const
