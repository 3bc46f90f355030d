import { CloudCallError, outcomeOf } from '../cloud/errors.ts'

/**
 * Reads the details of everything a list showed, side by side. What goes between the list and the look is not
 * there, rather than an error.
 */
export async function detailsOf<T, R>(
  listed: readonly T[],
  read: (item: T) => Promise<R | readonly R[]>,
): Promise<R[]> {
  const found = await Promise.all(listed.map((item) => unlessGone(() => read(item))))
  return found.flat() as R[]
}

async function unlessGone<R>(read: () => Promise<R | readonly R[]>): Promise<R | readonly R[]> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof CloudCallError && outcomeOf(error) === 'gone') return []
    throw error
  }
}
