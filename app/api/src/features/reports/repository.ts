import { type Selectable, sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import { persist } from '../../database/persist.ts'
import type { ReportsTable } from '../../database/tables.ts'
import { reached } from '../../database/unavailable.ts'
import { EXCERPT_LENGTH } from './limits.ts'

export type ReportRow = Selectable<ReportsTable>
export type ReportSummaryRow = Omit<ReportRow, 'body'> & { excerpt: string }

export class ReportRepository {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** The id is ours, so that the same row may be inserted again when nobody knows whether it was. */
  async insert(row: ReportRow): Promise<void> {
    const insert = this.#database
      .insertInto('reports')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
    await reached(persist(() => insert.execute(), { repeatable: true }))
  }

  newest(limit: number): Promise<ReportSummaryRow[]> {
    return reached(
      this.#database
        .selectFrom('reports')
        .select(['id', 'title', 'severity', 'place', 'created_at'])
        .select(sql<string>`left(body, ${EXCERPT_LENGTH})`.as('excerpt'))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
    )
  }

  find(id: string): Promise<ReportRow | undefined> {
    return reached(this.#database.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst())
  }

  /** Whether there was one to delete. */
  async delete(id: string): Promise<boolean> {
    const result = await reached(this.#database.deleteFrom('reports').where('id', '=', id).executeTakeFirst())
    return result.numDeletedRows > 0n
  }
}
