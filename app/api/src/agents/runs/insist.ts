import { setTimeout as pause } from 'node:timers/promises'
import { isAway } from '../../database/outage.ts'
import { AppError } from '../../errors/app-error.ts'

const BETWEEN_MS = 500

/**
 * Repeats work on the database for as long as an outage lasts: a run outlives those that requests give up on. The work
 * must be one that may be done twice.
 */
export async function insist<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isOutage(error)) throw error
      signal.throwIfAborted()
      await pause(BETWEEN_MS, undefined, { signal }).catch(() => signal.throwIfAborted())
    }
  }
}

/** As the driver tells it, or as the catalogue does. */
function isOutage(error: unknown): boolean {
  return isAway(error) || (error instanceof AppError && isAway(error.cause))
}
