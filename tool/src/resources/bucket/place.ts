import { CloudCallError, outcomeOf } from '../../cloud/errors.ts'
import type { ResourceContext } from '../kind.ts'

/** How the SDK is told of a bucket. */
export function place({ cloud }: ResourceContext, Bucket: string) {
  return { Bucket, Region: cloud.connection.region }
}

/** A sub-resource that was never set is answered with 404. */
export async function orNothing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof CloudCallError && (outcomeOf(error) === 'gone' || error.httpStatus === 404))
      return undefined
    throw error
  }
}

/** XML has no lists: of one element the SDK makes a value, of several an array, of none nothing. */
export function asList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value as T]
}
