/** As the official SDK documents the fields; the quotas are the usual ones. */
export const limits = {
  logsetsPerRegion: 20,
  topicsPerRegion: 500,
  nameLength: 255,
  tagsPerResource: 10,
  partitions: 10,
  /** Days. */
  period: { lowest: 1, lowestCold: 7, highest: 3600, forever: 3640, usual: 30 },
  /** Days; the standard storage keeps at least this much. */
  hotPeriod: 7,
} as const
