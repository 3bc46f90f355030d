import { CloudCallError } from './errors.ts'

/** Does what should be done and may be left: the cloud's refusal is not told, as whoever comes next does it. */
export async function ifPossible(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof CloudCallError)) throw error
  }
}
