import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import { AppError } from '../../errors/app-error.ts'
import { KEY_ID_PLACE } from './envelope.ts'
import { type Place, type Sealer, secretPlace, versionPlace } from './sealer.ts'

/** Until a release that is being replaced has let go: what is sealed with the new key it could not open. */
const DELAY_MS = 10 * 60_000
const BATCH_ROWS = 100

export interface RotationParts {
  readonly database: Database
  readonly sealer: Sealer
  readonly logger: FastifyBaseLogger
}

interface SealedTable {
  readonly table: string
  /** What tells the rows of a team apart. */
  readonly column: string
  readonly placeOf: (teamId: string, key: string) => Place
}

interface SealedRow {
  readonly team_id: string
  readonly key: string
  readonly sealed: Buffer
}

const sealedTables: readonly SealedTable[] = [
  { table: 'team_versions', column: 'number', placeOf: (id, key) => versionPlace(id, Number(key)) },
  { table: 'team_secrets', column: 'name', placeOf: secretPlace },
]

/** Before every other id. */
const NIL = '00000000-0000-0000-0000-000000000000'

/** How many rows were sealed anew, and how many could not be. */
export interface Rotated {
  readonly rewrapped: number
  readonly failed: number
}

/**
 * Once after the start: rows under other keys than the first are brought under that, so that the others can be taken
 * from the list. Several processes may do this at once.
 */
export class Rotation {
  readonly #parts: RotationParts
  #timer: NodeJS.Timeout | undefined
  #running: Promise<unknown> = Promise.resolve()

  constructor(parts: RotationParts) {
    this.#parts = parts
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.run().catch((error: unknown) =>
        this.#parts.logger.warn({ err: error }, 'Sealed rows could not be brought under the first key'),
      )
    }, DELAY_MS).unref()
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#running
  }

  async run(): Promise<Rotated> {
    const total = { rewrapped: 0, failed: 0 }
    for (const kept of sealedTables)
      for await (const row of this.#underOtherKeys(kept)) {
        if (await this.#rewrap(kept, row)) total.rewrapped++
        else total.failed++
      }
    if (total.rewrapped + total.failed > 0)
      this.#parts.logger.info(total, 'Sealed rows were brought under the first key')
    return total
  }

  async *#underOtherKeys({ table, column }: SealedTable): AsyncGenerator<SealedRow> {
    const { database, sealer } = this.#parts
    const key = sql`${sql.ref(column)}::text`
    const keyId = sql`substring(sealed from ${sql.lit(KEY_ID_PLACE.from)} for ${sql.lit(KEY_ID_PLACE.for)})`
    for (let after = { team_id: NIL, key: '' }; ; ) {
      const { rows } = await sql<SealedRow>`
        select team_id, ${key} as key, sealed from ${sql.table(table)}
        where ${keyId} <> ${sealer.currentKeyId} and (team_id, ${key}) > (${after.team_id}, ${after.key})
        order by team_id, ${key} limit ${sql.lit(BATCH_ROWS)}`.execute(database)
      yield* rows
      const last = rows.at(-1)
      if (!last) return
      after = last
    }
  }

  /** What somebody else has changed since it was read, they have sealed with the first key. */
  async #rewrap(
    { table, column, placeOf }: SealedTable,
    { team_id, key, sealed }: SealedRow,
  ): Promise<boolean> {
    const { database, sealer, logger } = this.#parts
    try {
      const anew = sealer.rewrap(sealed, placeOf(team_id, key))
      await sql`
        update ${sql.table(table)} set sealed = ${anew ?? sealed}
        where team_id = ${team_id} and ${sql.ref(column)}::text = ${key} and sealed = ${sealed}`.execute(
        database,
      )
      return true
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      logger.error({ err: error, what: error.details.what }, 'A sealed row does not open')
      return false
    }
  }
}
