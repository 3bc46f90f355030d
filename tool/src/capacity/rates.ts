/**
 * What one process of the app bore when it was measured, and how much of that is planned with. `npm run bench -- app`
 * measures anew; docs/performance.md has the figures.
 */
export const rates = {
  /** Requests a second, nine reads to a write, at which 97.5 % were answered within 100 ms. */
  requestsPerSecond: 1_300,
  /** Agents at work at once, beside which the API still answers 97.5 % within 100 ms. */
  agents: 100,
  /** WebSockets, which take 250 MB. */
  sockets: 10_000,
  /** Statements a second for each core of PostgreSQL. */
  statementsPerCore: 4_000,
  /** Statements of a request that the cache does not answer, and of a turn of an agent. */
  statementsPerRequest: 2,
  statementsPerTurn: 8,
} as const

/** The share of what was measured that is planned with: the rest is for peaks, and for neighbours on the machine. */
export const planned = 0.5
