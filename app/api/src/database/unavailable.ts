import { unavailable } from '../errors/app-error.ts'
import { isAway } from './outage.ts'

/** Awaits a query; when the server itself is away, says so in the catalogue's words. */
export async function reached<T>(query: Promise<T>): Promise<T> {
  try {
    return await query
  } catch (error) {
    throw isAway(error) ? unavailable('PostgreSQL', error) : error
  }
}
