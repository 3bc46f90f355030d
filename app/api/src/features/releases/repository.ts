import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import { reached } from '../../database/unavailable.ts'
import type { VersionInfo } from '../version/schema.ts'

/** As many as a release a day makes in a quarter. */
const SHOWN = 100

export class ReleaseRepository {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Notes that a process of this release has started. */
  async noteStart({ release, version, node, startedAt }: VersionInfo): Promise<void> {
    const at = new Date(startedAt)
    await this.#database
      .insertInto('releases')
      .values({ name: release, version, node, first_started_at: at, last_started_at: at, starts: 1 })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ version, node, last_started_at: at, starts: sql<number>`releases.starts + 1` }),
      )
      .execute()
  }

  /** Those that started last come first. */
  newest() {
    return reached(
      this.#database
        .selectFrom('releases')
        .selectAll()
        .orderBy('last_started_at', 'desc')
        .limit(SHOWN)
        .execute(),
    )
  }
}
