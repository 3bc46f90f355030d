/** Amounts of a month that are paid by use and that nobody knows beforehand: those of a small team's app. */
export const assumed = {
  /** GB that the app sends out through its public address. */
  trafficOut: 50,
  /** GB that lie in a bucket. */
  stored: 50,
  /** GB that are downloaded from a bucket. */
  downloaded: 10,
  /** GB that are copied from a bucket to another region. */
  replicated: 10,
  /** GB that a CDN domain delivers. */
  delivered: 100,
  /** GB of log lines that are written and indexed. */
  logged: 10,
  /** GB that the snapshots of the disks take. */
  snapshots: 100,
} as const

/** Such amounts, whoever's. */
export type Amounts = Readonly<Record<keyof typeof assumed, number>>
