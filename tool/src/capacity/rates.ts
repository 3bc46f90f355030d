/**
 * What one host bore when it was measured on two cores, and how much of that is planned with. `tengyun verify` and
 * `npm run bench -- app` measure anew; docs/performance.md has the figures.
 */
export const rates = {
  /** Requests a second through the web server, 95 % of them answered within 70 ms (`tengyun verify`). */
  requestsPerSecond: 500,
  /** Agents at work at once, beside which the API still answers 97.5 % within 30 ms. */
  agents: 100,
  /** WebSockets, which take 223 MB. */
  sockets: 10_000,
  /** Statements a second for each core of PostgreSQL: those that were measured take 0.01 to 0.07 ms there, so a cautious share. */
  statementsPerCore: 4_000,
  /** Statements of a request that the cache does not answer, and of a turn of an agent. */
  statementsPerRequest: 2,
  statementsPerTurn: 8,
} as const

/** The share of what was measured that is planned with: the rest is for peaks, and for neighbours on the machine. */
export const planned = 0.5
