import { type DestinationStream, pino } from 'pino'

/** Some fifteen lines: to hand one to the system costs as much as a fifth of a request. */
const BATCH_BYTES = 4_096
/** Whoever follows a log does not see the difference. */
const LATEST_MS = 100
/** https://getpino.io/#/docs/api?id=loggerlevel-string-gettersetter */
const WARN = 40

/**
 * Takes lines and hands them on together. A warning goes at once with all that led to it, and so does everything when the
 * process ends by itself; of one that is killed the last lines below a warning may be missing, a tenth of a second of them.
 *
 * @param dest a descriptor or a file
 */
export function lineBatches(dest: number | string): DestinationStream {
  const lines = pino.destination({ dest, minLength: BATCH_BYTES, periodicFlush: LATEST_MS, sync: true })
  process.once('exit', () => lines.flushSync())
  const destination = {
    // Has pino say the level of each line before it writes it.
    [pino.symbols.needsMetadataGsym]: true,
    lastLevel: 0,
    write(line: string): void {
      lines.write(line)
      if (destination.lastLevel >= WARN) lines.flushSync()
    },
  }
  return destination
}
