import type { Database } from '../../database/connect.ts'
import { reached } from '../../database/unavailable.ts'
import { MOST_NAMES, MOST_VERSIONS } from './limits.ts'
import type { ArtifactRow } from './rows.ts'

/** Reads of artifacts. */
export class ArtifactRepository {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** The newest version of each artifact of a plan, by name. */
  newestOfEach(planId: string): Promise<ArtifactRow[]> {
    return reached(
      this.#database
        .selectFrom('artifacts')
        .distinctOn('name')
        .selectAll()
        .where('plan_id', '=', planId)
        .orderBy('name')
        .orderBy('version', 'desc')
        .limit(MOST_NAMES)
        .execute(),
    )
  }

  /** What was written last, whatever the plan. */
  newest(limit: number): Promise<ArtifactRow[]> {
    return reached(
      this.#database.selectFrom('artifacts').selectAll().orderBy('created_at', 'desc').limit(limit).execute(),
    )
  }

  /** The newest first. */
  versions(planId: string, name: string): Promise<ArtifactRow[]> {
    return reached(
      this.#database
        .selectFrom('artifacts')
        .selectAll()
        .where('plan_id', '=', planId)
        .where('name', '=', name)
        .orderBy('version', 'desc')
        .limit(MOST_VERSIONS)
        .execute(),
    )
  }

  /** The newest, unless a version is named. */
  find(planId: string, name: string, version?: number): Promise<ArtifactRow | undefined> {
    let query = this.#database
      .selectFrom('artifacts')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('name', '=', name)
    if (version !== undefined) query = query.where('version', '=', version)
    return reached(query.orderBy('version', 'desc').limit(1).executeTakeFirst())
  }

  async countNames(planId: string): Promise<number> {
    const { names } = await reached(
      this.#database
        .selectFrom('artifacts')
        .select(({ fn }) => fn.count('name').distinct().as('names'))
        .where('plan_id', '=', planId)
        .executeTakeFirstOrThrow(),
    )
    return Number(names)
  }
}
