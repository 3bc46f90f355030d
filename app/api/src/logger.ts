import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'

/**
 * Structured lines on stdout. Nothing is redacted by searching: secrets are `Secret` objects that print as a
 * placeholder, and headers, bodies and query strings are never logged.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = { level, timestamp: stdTimeFunctions.isoTime, base: { app: 'safe-system' } }
  return destination ? pino(options, destination) : pino(options)
}
