/** https://cloud.tencent.com/document/product/228/41215 */
export const limits = {
  domains: 100,
  domainLength: 81,
  perPage: { limit: 100, maximum: 1000 },
  tasksPerPage: { limit: 20, maximum: 1000 },
  urlsPerPurge: 1000,
  pathsPerPurge: 500,
  urlsPerPush: 500,
} as const

/** Milliseconds of cloud time until a change has reached the nodes: five minutes, as the console says. Files take one, a guess. */
export const durations = {
  deploy: 300_000,
  stop: 120_000,
  push: 60_000,
} as const
