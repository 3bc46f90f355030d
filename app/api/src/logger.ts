import { type DestinationStream, type Logger, pino } from 'pino'
import { lineBatches } from './log-lines.ts'

const STDOUT = 1

interface LogOptions {
  /** In every line: logs of several releases are read together. */
  readonly release?: string
  /** Where lines go. Default: stdout. */
  readonly destination?: DestinationStream
}

/**
 * Structured lines on stdout. Nothing is redacted by searching: secrets are `Secret` objects that print as a
 * placeholder, and headers, bodies and query strings are never logged.
 */
export function createLogger(
  level: string,
  { release, destination = lineBatches(STDOUT) }: LogOptions = {},
): Logger {
  const base = { app: 'safe-system', ...(release !== undefined && { release }) }
  return pino({ level, timestamp: isoTime(), base }, destination)
}

/** As pino's own, but written once for all lines of a millisecond: under load that is a third of what a line costs. */
function isoTime(): () => string {
  let [at, text] = [0, '']
  return () => {
    const now = Date.now()
    if (now !== at) [at, text] = [now, `,"time":"${new Date(now).toISOString()}"`]
    return text
  }
}
