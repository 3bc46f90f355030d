import { setTimeout as pause } from 'node:timers/promises'
import { CosError } from './cos-error.ts'

/** COS asks to slow down with 503, and connections break. */
const ATTEMPTS = 4
/** The longest pause after the first failure; later ones grow with their number. */
const PAUSE_MS = 400

/** Tries work once more that COS could not do; it must be one that may be done twice. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === ATTEMPTS || !isTransient(error)) throw error
      await pause(PAUSE_MS * attempt * Math.random())
    }
  }
}

/** COS did not answer, or said that it could not; what it refuses once it refuses again. */
function isTransient(error: unknown): boolean {
  const { cause } = error instanceof Error ? error : {}
  return cause instanceof CosError && (cause.status === undefined || cause.status >= 500)
}
