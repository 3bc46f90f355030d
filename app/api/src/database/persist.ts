import { InterruptedError } from './outage.ts'

/** Each of them waits for the database anew; a work that is cut off so often has another problem. */
const MOST_ATTEMPTS = 4

/**
 * Carries out work once more that an outage cut off, such as a transaction. Without `repeatable` only if it certainly
 * had no effect; `repeatable` says of a work that doing it twice is the same as doing it once.
 */
export async function persist<T>(
  work: () => Promise<T>,
  { repeatable = false }: { repeatable?: boolean } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const again = error instanceof InterruptedError && (repeatable || error.effect === 'none')
      if (!again || attempt === MOST_ATTEMPTS) throw error
    }
  }
}
