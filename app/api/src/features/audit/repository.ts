import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../../database/connect.ts'
import { persist } from '../../database/persist.ts'
import { reached } from '../../database/unavailable.ts'
import type { AuditTable } from './tables.ts'

export type AuditRow = Selectable<AuditTable>
export type NewAuditRow = Insertable<AuditTable>

export interface AuditFilter {
  /** Only what this person did. */
  readonly person?: string | undefined
  /** Only entries older than the one with this number. */
  readonly before?: string | undefined
  readonly limit: number
}

export class AuditRepository {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** All of them or none; once more only where an outage certainly took all, since a row has no name of its own. */
  async add(rows: readonly NewAuditRow[]): Promise<void> {
    await reached(persist(() => this.#database.insertInto('audit').values(rows).execute()))
  }

  newest({ person, before, limit }: AuditFilter): Promise<AuditRow[]> {
    let query = this.#database.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit)
    if (person) query = query.where('person_id', '=', person)
    if (before) query = query.where('id', '<', before)
    return reached(query.execute())
  }
}
