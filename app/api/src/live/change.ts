import type { Transaction } from 'kysely'
import type { Database } from '../database/connect.ts'
import { persist } from '../database/persist.ts'
import type { Tables } from '../database/tables.ts'
import { reached } from '../database/unavailable.ts'
import type { Announcer, LiveEvent } from './event.ts'

/**
 * Carries out a change in a transaction. Events are told once it has committed, and never if it has not. `repeatable`
 * says that doing the work twice is the same as doing it once, so that it may be when an outage took the answer.
 */
export async function changeAndAnnounce<T>(
  { database, announcer }: { readonly database: Database; readonly announcer: Announcer },
  work: (transaction: Transaction<Tables>, tell: (event: LiveEvent) => void) => Promise<T>,
  { repeatable = false }: { readonly repeatable?: boolean } = {},
): Promise<T> {
  let events: LiveEvent[] = []
  const attempt = () => {
    events = []
    return database.transaction().execute((transaction) => work(transaction, (event) => events.push(event)))
  }
  const result = await reached(persist(attempt, { repeatable }))
  for (const event of events) announcer.announce(event)
  return result
}
