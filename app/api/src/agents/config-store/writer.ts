import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import { persist } from '../../database/persist.ts'
import type { Tables } from '../../database/tables.ts'
import { reached } from '../../database/unavailable.ts'
import { AppError } from '../../errors/app-error.ts'
import { type Adding, addVersion, headOf, type NewVersion, tooMany } from './add-version.ts'
import { MOST_TEAMS } from './limits.ts'
import { TeamRepository, type TeamRow, type VersionRow } from './repository.ts'
import { type Sealer, versionPlace } from './sealer.ts'
import type { TeamSecrets } from './secrets.ts'

export interface WriterParts {
  readonly database: Database
  readonly sealer: Sealer
  readonly secrets: TeamSecrets
  readonly clock: Clock
}

/** A file of the folder, from which a version comes. */
export interface SourceFile {
  /** Its name; of a gallery, with the path of the team in it. */
  readonly file: string
  /** When a person last changed it; undefined where it is sealed, so that nobody has since it was imported. */
  readonly changedAt: Date | undefined
}

/** Saves what can run, each version once, sealed. */
export class TeamWriter {
  readonly #parts: WriterParts

  constructor(parts: WriterParts) {
    this.#parts = parts
  }

  /** Rejects with TeamRefused. */
  create(version: NewVersion): Promise<VersionRow> {
    const id = randomUUID()
    return this.#change(async (adding) => {
      const team = await this.#newTeam(adding.transaction, version, { id })
      return addVersion(team, version, { isSaid: this.#ifNewest(team) }, adding)
    })
  }

  /**
   * Saving what the newest version says already makes no new one. `basedOn` is the number of the version that was
   * edited; rejects with `team/changed` when there is a newer one, and with TeamRefused.
   */
  addVersion(teamId: string, version: NewVersion, basedOn?: number): Promise<VersionRow> {
    return this.#change(async (adding) => {
      const team = await lockTeam(adding.transaction, { id: teamId })
      if (!team || team.deleted_at) throw new AppError('team/not-found')
      return addVersion(team, version, { isSaid: this.#ifNewest(team), basedOn }, adding)
    })
  }

  /**
   * Brings the team of a file up to date, when the file says something else than it said the last time, whatever people
   * made of the team since. A team that was deleted stays so, unless a person has changed its file after that. Answers
   * undefined for such a team; rejects with TeamRefused.
   */
  importFile(version: NewVersion, { file, changedAt }: SourceFile): Promise<VersionRow | undefined> {
    const id = randomUUID()
    return this.#change(async (adding) => {
      const known = await lockTeam(adding.transaction, { file })
      if (known?.deleted_at && !(changedAt && changedAt > known.deleted_at)) return undefined
      const team = known ?? (await this.#newTeam(adding.transaction, version, { id, file }))
      const former = await new TeamRepository(adding.transaction).versionFromFile(team.id)
      const isSaid = (text: string, newest: VersionRow | undefined) =>
        team.deleted_at ? undefined : [newest, former].find((row) => row && this.#textOf(row) === text)
      return addVersion(team, version, { isSaid, fromFile: true }, adding)
    })
  }

  /** The team is gone from every list and its keys are destroyed; its versions stay for the runs that tell of them. */
  remove(teamId: string): Promise<void> {
    return this.#change(async ({ transaction }) => {
      const team = await lockTeam(transaction, { id: teamId })
      if (!team || team.deleted_at) throw new AppError('team/not-found')
      await transaction.deleteFrom('team_secrets').where('team_id', '=', teamId).execute()
      const deleted_at = this.#parts.clock()
      await transaction.updateTable('teams').set({ deleted_at }).where('id', '=', teamId).execute()
    })
  }

  async #newTeam(
    transaction: Transaction<Tables>,
    { entry, author }: NewVersion,
    { id, file = null }: { readonly id: string; readonly file?: string | null },
  ): Promise<TeamRow> {
    await refuseTooMany(transaction)
    const at = this.#parts.clock()
    const created = await transaction
      .insertInto('teams')
      .values({ ...headOf(entry), id, file, created_by: author, created_at: at, updated_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    // It was there: from an attempt whose answer was lost, or from another process that takes the same file in.
    const team = created ?? (await lockTeam(transaction, file === null ? { id } : { file }))
    if (!team) throw new Error(`The team ${id} is neither new nor there`)
    return team
  }

  /** What was tampered with says nothing, and does not keep a person from saving what is right. */
  #ifNewest({ id }: TeamRow) {
    return (text: string, newest: VersionRow | undefined) =>
      newest && this.#parts.sealer.says(newest.sealed, versionPlace(id, newest.number), text)
        ? newest
        : undefined
  }

  #textOf({ team_id, number, sealed }: VersionRow): string {
    return this.#parts.sealer.open(sealed, versionPlace(team_id, number))
  }

  /** Doing it twice is doing it once: see `addVersion`. */
  #change<T>(work: (adding: Adding) => Promise<T>): Promise<T> {
    const { database, ...parts } = this.#parts
    const attempt = () => database.transaction().execute((transaction) => work({ ...parts, transaction }))
    return reached(persist(attempt, { repeatable: true }))
  }
}

/** Changes to one team happen one after the other. */
function lockTeam(
  transaction: Transaction<Tables>,
  by: { readonly id: string } | { readonly file: string },
): Promise<TeamRow | undefined> {
  const teams = transaction.selectFrom('teams').selectAll().forUpdate()
  const wanted = 'id' in by ? teams.where('id', '=', by.id) : teams.where('file', '=', by.file)
  return wanted.executeTakeFirst()
}

async function refuseTooMany(transaction: Transaction<Tables>): Promise<void> {
  const { count } = await transaction
    .selectFrom('teams')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_TEAMS) throw tooMany()
}
