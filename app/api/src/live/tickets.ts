import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import { reached } from '../database/unavailable.ts'
import type { Identity } from '../people/guard.ts'

/** Between asking for a ticket and opening the socket lies one round trip. */
const VALID_SECONDS = 30
const BYTES = 32

export interface Ticket {
  readonly ticket: string
  readonly expiresAt: string
}

/**
 * Tickets that open one socket each, whichever process it reaches. They lie in PostgreSQL, where taking one away is
 * one atomic step, and as hashes, so that reading the table opens nothing. Times are the database's own.
 */
export class TicketOffice {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async issue(identity: Identity): Promise<Ticket> {
    const ticket = randomBytes(BYTES).toString('base64url')
    const row = await reached(
      this.#database
        .with('expired', (query) =>
          query.deleteFrom('live_tickets').where('expires_at', '<', sql<Date>`now()`),
        )
        .insertInto('live_tickets')
        .values({
          hash: hashOf(ticket),
          identity: JSON.stringify(identity),
          expires_at: sql<Date>`now() + make_interval(secs => ${VALID_SECONDS})`,
        })
        .returning('expires_at')
        .executeTakeFirstOrThrow(),
    )
    return { ticket, expiresAt: row.expires_at.toISOString() }
  }

  /** Who the ticket was made out to; undefined when it was never issued, was used, or is too old. */
  async redeem(ticket: string): Promise<Identity | undefined> {
    const row = await reached(
      this.#database
        .deleteFrom('live_tickets')
        .where('hash', '=', hashOf(ticket))
        .returning(['identity', sql<boolean>`expires_at > now()`.as('valid')])
        .executeTakeFirst(),
    )
    return row?.valid ? row.identity : undefined
  }
}

function hashOf(ticket: string): Buffer {
  return createHash('sha256').update(ticket).digest()
}
