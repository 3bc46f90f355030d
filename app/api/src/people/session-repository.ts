import { randomBytes, randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import { reached } from '../database/unavailable.ts'
import type { Person } from './person.ts'
import type { SessionsTable } from './tables.ts'

const SEED_BYTES = 32
/** How many expired sessions are removed when one is started: more than are made, so that none pile up. */
const REMOVED_AT_ONCE = 10

export type SessionRow = Selectable<SessionsTable>

export class SessionRepository {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** `generation` is the person's as it was when the password was read: a change since then ends this one too. */
  async start(personId: string, generation: number, now: Date, expiresAt: Date): Promise<SessionRow> {
    await this.#removeExpired(now)
    return reached(
      this.#database
        .insertInto('sessions')
        .values({
          id: randomUUID(),
          person_id: personId,
          generation,
          seed: randomBytes(SEED_BYTES),
          turn: 1,
          turned_at: now,
          started_at: now,
          expires_at: expiresAt,
          ended_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow(),
    )
  }

  /** The person of a session that lives. */
  find(id: string, now: Date): Promise<Person | undefined> {
    return reached(
      this.#living(now)
        .select(['people.id', 'people.name', 'people.role'])
        .where('sessions.id', '=', id)
        .executeTakeFirst(),
    )
  }

  /** A session that lives, and its person. */
  findForRenewal(id: string, now: Date): Promise<(SessionRow & { person: Person }) | undefined> {
    return reached(
      this.#living(now)
        .selectAll('sessions')
        .select(['people.name', 'people.role'])
        .where('sessions.id', '=', id)
        .executeTakeFirst(),
    ).then((row) => {
      if (!row) return undefined
      const { name, role, ...session } = row
      return { ...session, person: { id: session.person_id, name, role } }
    })
  }

  /** Whether the session was still at `turn`; of two renewals at once, one gets it. */
  async advance(id: string, turn: number, now: Date): Promise<boolean> {
    const result = await reached(
      this.#database
        .updateTable('sessions')
        .set({ turn: turn + 1, turned_at: now })
        .where('id', '=', id)
        .where('turn', '=', turn)
        .executeTakeFirst(),
    )
    return result.numUpdatedRows > 0n
  }

  async end(id: string, now: Date): Promise<void> {
    await reached(
      this.#database
        .updateTable('sessions')
        .set({ ended_at: now })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute(),
    )
  }

  #living(now: Date) {
    return this.#database
      .selectFrom('sessions')
      .innerJoin('people', 'people.id', 'sessions.person_id')
      .where('sessions.ended_at', 'is', null)
      .where('sessions.expires_at', '>', now)
      .whereRef('sessions.generation', '=', 'people.generation')
      .where('people.disabled_at', 'is', null)
  }

  async #removeExpired(now: Date): Promise<void> {
    const expired = this.#database
      .selectFrom('sessions')
      .select('id')
      .where('expires_at', '<', now)
      .orderBy('expires_at')
      .limit(REMOVED_AT_ONCE)
      .modifyEnd(sql`for update skip locked`)
    await reached(this.#database.deleteFrom('sessions').where('id', 'in', expired).execute())
  }
}
