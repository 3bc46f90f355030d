import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import { persist } from '../database/persist.ts'
import { reached } from '../database/unavailable.ts'
import type { Role } from './access.ts'
import { nameKey } from './name.ts'
import type { PeopleTable } from './tables.ts'

export type PersonRow = Selectable<PeopleTable>

export interface NewPerson {
  readonly name: string
  readonly role: Role
  readonly passwordHash: string
}

/** Held while the number of administrators is looked at and changed. */
const ADMINISTRATORS_LOCK = 7_245_101

export class PeopleRepository {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  all(): Promise<PersonRow[]> {
    return reached(this.#database.selectFrom('people').selectAll().orderBy('name_key').execute())
  }

  find(id: string): Promise<PersonRow | undefined> {
    return reached(this.#database.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst())
  }

  findByName(name: string): Promise<PersonRow | undefined> {
    const query = this.#database.selectFrom('people').selectAll().where('name_key', '=', nameKey(name))
    return reached(query.executeTakeFirst())
  }

  /** Undefined when the name is taken. */
  create({ name, role, passwordHash }: NewPerson, now: Date): Promise<PersonRow | undefined> {
    return reached(
      this.#database
        .insertInto('people')
        .values({
          id: randomUUID(),
          name,
          name_key: nameKey(name),
          role,
          password_hash: passwordHash,
          created_at: now,
          disabled_at: null,
        })
        .onConflict((conflict) => conflict.column('name_key').doNothing())
        .returningAll()
        .executeTakeFirst(),
    )
  }

  /** Changes a person and, by their generation, ends all their sessions. */
  change(
    id: string,
    change: Partial<Pick<PersonRow, 'role' | 'password_hash' | 'disabled_at'>>,
  ): Promise<PersonRow | undefined> {
    return reached(
      this.#database
        .updateTable('people')
        .set({ ...change, generation: sql`generation + 1` })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst(),
    )
  }

  async hasAdministrator(): Promise<boolean> {
    return (await this.administrators()) > 0
  }

  /** How many could sign in now. */
  async administrators(): Promise<number> {
    const { count } = await reached(
      this.#database
        .selectFrom('people')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('role', '=', 'administrator')
        .where('disabled_at', 'is', null)
        .executeTakeFirstOrThrow(),
    )
    return Number(count)
  }

  /** One at a time: of two who demote each other, one comes second and is told. */
  whileAdministratorsStay<T>(work: (people: PeopleRepository) => Promise<T>): Promise<T> {
    const attempt = () =>
      this.#database.transaction().execute(async (transaction) => {
        await sql`select pg_advisory_xact_lock(${ADMINISTRATORS_LOCK})`.execute(transaction)
        return work(new PeopleRepository(transaction))
      })
    return reached(persist(attempt))
  }
}
