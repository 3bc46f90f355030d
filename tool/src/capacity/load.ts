import { rates } from './rates.ts'
import { usage } from './usage.ts'

/** What users ask of an environment in the busiest hour and in a month, and leave behind in a year. */
export interface Load {
  readonly users: number
  readonly requestsPerSecond: number
  readonly sockets: number
  /** Agents at work at once. */
  readonly agents: number
  readonly turnsPerSecond: number
  /** Mbps of answers. */
  readonly answers: number
  /** GB, after a year. */
  readonly database: number
  /** GB */
  readonly cache: number
  /** GB, after a year. */
  readonly files: number
  /** GB a month of files, of answers, of what the model is told, and of log lines. */
  readonly downloaded: number
  readonly answered: number
  readonly toModel: number
  readonly logged: number
  /** Tokens a month. */
  readonly tokensIn: number
  readonly tokensOut: number
}

const secondsPerHour = 3_600
const monthsPerYear = 12
/** So long what a run can be repeated from is kept, and what its models were told. */
const keptMonths = 3
/** Of a token of Chinese or English, in UTF-8. */
const bytesPerToken = 6
const bytesPerKibibyte = 1_024

/** `hasAgents`: whether the app lets agents work; else nothing of that is asked for. */
export function loadOf(users: number, hasAgents = true): Load {
  const present = users * usage.present
  const runsPerDay = hasAgents ? users * usage.runsPerDay : 0
  const requestsPerSecond = (present * usage.requestsPerMinute) / 60
  const requestsPerMonth =
    users * usage.hoursPerDay * usage.workingDaysPerMonth * 60 * usage.requestsPerMinute
  const turnsPerSecond = (runsPerDay * usage.inBusiestHour * usage.turnsPerRun) / secondsPerHour
  const turnsPerMonth = runsPerDay * usage.workingDaysPerMonth * usage.turnsPerRun
  const answerBytes = rates.answer.value * bytesPerKibibyte
  const tokensIn = turnsPerMonth * usage.tokensIn
  return {
    users,
    requestsPerSecond,
    sockets: present,
    agents: turnsPerSecond * usage.secondsPerTurn,
    turnsPerSecond,
    answers: megabits(requestsPerSecond * answerBytes),
    database: (users * usage.recordsPerYear) / 1_000 + gigabytes(turnBytes(turnsPerMonth)),
    cache: (present * usage.cacheKilobytes) / 1_000_000,
    files: users * usage.filesPerYear,
    downloaded: users * usage.filesDownloaded,
    answered: gigabytes(requestsPerMonth * answerBytes),
    toModel: gigabytes(tokensIn * bytesPerToken),
    logged: gigabytes(requestsPerMonth * usage.logKilobytes * 1_000),
    tokensIn,
    tokensOut: turnsPerMonth * usage.tokensOut,
  }
}

/** What the turns of a year leave in the database. */
function turnBytes(turnsPerMonth: number): number {
  const lasting = rates.turnForGood.value * monthsPerYear
  const forgotten = rates.turnForMonths.value * keptMonths
  return turnsPerMonth * (lasting + forgotten) * bytesPerKibibyte
}

const gigabytes = (bytes: number) => bytes / 1e9
const megabits = (bytes: number) => (bytes * 8) / 1e6
