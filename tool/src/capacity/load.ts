import { usage } from './usage.ts'

/** What users ask of an environment in the busiest hour, and leave behind in a year. */
export interface Load {
  readonly users: number
  readonly requestsPerSecond: number
  readonly sockets: number
  /** Agents at work at once. */
  readonly agents: number
  readonly turnsPerSecond: number
  /** GB */
  readonly database: number
  /** GB */
  readonly cache: number
  /** GB */
  readonly files: number
  /** GB a month */
  readonly downloaded: number
  /** Tokens a month. */
  readonly tokensIn: number
  readonly tokensOut: number
}

const secondsPerHour = 3_600

export function loadOf(users: number): Load {
  const present = users * usage.present
  const turnsPerSecond = (users * usage.runsPerDay * usage.inBusiestHour * usage.turnsPerRun) / secondsPerHour
  const turnsPerMonth = users * usage.runsPerDay * usage.workingDaysPerMonth * usage.turnsPerRun
  return {
    users,
    requestsPerSecond: (present * usage.requestsPerMinute) / 60,
    sockets: present,
    agents: turnsPerSecond * usage.secondsPerTurn,
    turnsPerSecond,
    database: (users * usage.databaseMegabytesPerYear) / 1_000,
    cache: (present * usage.cacheKilobytes) / 1_000_000,
    files: users * usage.filesPerYear,
    downloaded: users * usage.filesDownloaded,
    tokensIn: turnsPerMonth * usage.tokensIn,
    tokensOut: turnsPerMonth * usage.tokensOut,
  }
}
