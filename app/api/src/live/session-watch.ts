import type { Person } from '../people/person.ts'

/** One session, or all of a person. */
export type SessionsEnded = { readonly sessionId: string } | { readonly personId: string }

/** What a socket has to know of the session behind it. */
export interface SessionWatch {
  onEnded(listener: (ended: SessionsEnded) => void): () => void
  /** Who stands behind a session; nobody once it has ended. */
  personOf(sessionId: string): Promise<Person | undefined>
}
