/**
 * What one user does, where nobody knows better: somebody of an emergency office who has the console open and lets
 * teams of agents draft. Every figure of the capacity page follows from these and from `rates.ts`.
 */
export const usage = {
  /** Of all users, those who have the console open and in front in the busiest hour. */
  present: 0.3,
  /**
   * Requests a minute of an open console, beside what comes over its WebSocket. The page `situation` asks 62 times, a
   * list 12 times; one in the background asks nothing.
   */
  requestsPerMinute: 30,
  /** Hours of a working day that a user has it in front. */
  hoursPerDay: 2,
  /** Runs of agent teams that a user orders on a working day … */
  runsPerDay: 2,
  /** … of which this share in the busiest hour … */
  inBusiestHour: 0.2,
  /** … with as many turns … */
  turnsPerRun: 20,
  /** … of as many seconds each, nearly all of which the model takes. */
  secondsPerTurn: 6,
  /** Tokens that a turn gives the model, and gets from it. */
  tokensIn: 3_000,
  tokensOut: 300,
  workingDaysPerMonth: 22,
  /** MB of the database that a user leaves behind in a year beside what agents say: plans, reports, who did what. */
  recordsPerYear: 5,
  /** GB of files that a user leaves behind in a year, and downloads in a month. */
  filesPerYear: 0.2,
  filesDownloaded: 0.1,
  /** KB of cache for an open console: sessions, lists, limits. */
  cacheKilobytes: 50,
  /** KB of log for a request: a line of the web server's and one of the app's. */
  logKilobytes: 0.8,
  /** What a backup takes, compressed, of its database. */
  backupShare: 0.3,
} as const
