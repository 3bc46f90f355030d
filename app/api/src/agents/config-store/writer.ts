import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import { persist } from '../../database/persist.ts'
import type { Tables } from '../../database/tables.ts'
import { reached } from '../../database/unavailable.ts'
import { AppError } from '../../errors/app-error.ts'
import type { FoundSecret } from '../components/secrets.ts'
import { MOST_TEAMS, MOST_VERSIONS } from './limits.ts'
import { TeamRefused } from './refusal.ts'
import { TeamRepository, type TeamRow, type VersionRow } from './repository.ts'
import { type Sealer, versionPlace } from './sealer.ts'
import type { TeamSecrets } from './secrets.ts'
import { type ReadEntry, textOf } from './team-file.ts'

export interface WriterParts {
  readonly database: Database
  readonly sealer: Sealer
  readonly secrets: TeamSecrets
  readonly clock: Clock
}

/** What becomes a version. */
export interface NewVersion {
  readonly entry: ReadEntry
  /** Keys of the file that the entry is from. */
  readonly found: readonly FoundSecret[]
  readonly author: string
  readonly note: string
}

interface Circumstances {
  /** Number of the version that was edited. */
  readonly basedOn?: number | undefined
  readonly fromFile?: boolean
  /** A version besides the newest that there need not be another of. */
  readonly former?: VersionRow | undefined
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
    return this.#change(async (transaction) => {
      const team = await this.#newTeam(transaction, { ...version, id, file: null })
      return this.#add(transaction, team, version)
    })
  }

  /**
   * Saving what the newest version says already makes no new one. `basedOn` is the number of the version that was
   * edited; rejects with `team/changed` when there is a newer one, and with TeamRefused.
   */
  addVersion(teamId: string, version: NewVersion, basedOn?: number): Promise<VersionRow> {
    return this.#change(async (transaction) => {
      const team = await lockTeam(transaction, 'id', teamId)
      if (!team || team.deleted_at) throw new AppError('team/not-found')
      return this.#add(transaction, team, version, { basedOn })
    })
  }

  /**
   * Brings the team of a file up to date: when the file says something else than it said the last time, whatever people
   * made of the team since. A team that was deleted stays so, unless a person has changed its file after that. Answers
   * undefined for such a team; rejects with TeamRefused.
   */
  importFile(version: NewVersion, { file, changedAt }: SourceFile): Promise<VersionRow | undefined> {
    const id = randomUUID()
    return this.#change(async (transaction) => {
      const known = await lockTeam(transaction, 'file', file)
      if (known?.deleted_at && !(changedAt && changedAt > known.deleted_at)) return undefined
      const team = known ?? (await this.#newTeam(transaction, { ...version, id, file }))
      const former = await new TeamRepository(transaction).versionFromFile(team.id)
      return this.#add(transaction, team, version, { fromFile: true, former })
    })
  }

  /** The team is gone from every list and its keys are destroyed; its versions stay for the runs that tell of them. */
  remove(teamId: string): Promise<void> {
    return this.#change(async (transaction) => {
      const team = await lockTeam(transaction, 'id', teamId)
      if (!team || team.deleted_at) throw new AppError('team/not-found')
      await transaction.deleteFrom('team_secrets').where('team_id', '=', teamId).execute()
      const deleted_at = this.#parts.clock()
      await transaction.updateTable('teams').set({ deleted_at }).where('id', '=', teamId).execute()
    })
  }

  async #newTeam(
    transaction: Transaction<Tables>,
    { id, file, entry, author }: NewVersion & { readonly id: string; readonly file: string | null },
  ): Promise<TeamRow> {
    await refuseTooMany(transaction)
    const at = this.#parts.clock()
    const team = await transaction
      .insertInto('teams')
      .values({
        ...{ id, file, name: entry.name, description: entry.description, format: formatOf(entry) },
        ...{ created_by: author, created_at: at, updated_at: at },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    // It was there: from an attempt whose answer was lost, or from another process that takes the same file in.
    const known = team ?? (await lockTeam(transaction, file === null ? 'id' : 'file', file ?? id))
    if (!known) throw new Error(`The team ${id} is neither new nor there`)
    return known
  }

  async #add(
    transaction: Transaction<Tables>,
    team: TeamRow,
    { entry, found, author, note }: NewVersion,
    { basedOn, fromFile = false, former }: Circumstances = {},
  ): Promise<VersionRow> {
    const { sealer, secrets, clock } = this.#parts
    if (entry.problems.length > 0) throw new TeamRefused(entry.problems)
    const teams = new TeamRepository(transaction)
    const newest = await teams.version(team.id)
    const number = (newest?.number ?? 0) + 1
    const place = { teamId: team.id, number, content: entry.written.content }
    const { names, added, problems } = secrets.settle(place, found, await teams.secrets(team.id))
    if (problems.length > 0) throw new TeamRefused(problems)

    const text = textOf(entry, names)
    const says = (version: VersionRow | undefined) =>
      version !== undefined && sealer.open(version.sealed, versionPlace(team.id, version.number)) === text
    const same = [newest, former].find(says)
    if (same && !team.deleted_at) return same
    if (newest && basedOn !== undefined && basedOn !== newest.number)
      throw new AppError('team/changed', { number: `${newest.number}`, author: newest.author })
    if (number > MOST_VERSIONS) throw tooMany()

    const at = clock()
    if (added.length > 0)
      await transaction
        .insertInto('team_secrets')
        .values(added.map((secret) => ({ ...secret, team_id: team.id, created_at: at })))
        .execute()
    const { name, description } = entry
    await transaction
      .updateTable('teams')
      .set({ name, description, format: formatOf(entry), updated_at: at, deleted_at: null })
      .where('id', '=', team.id)
      .execute()
    return transaction
      .insertInto('team_versions')
      .values({
        ...{ id: randomUUID(), team_id: team.id, number },
        sealed: sealer.seal(text, versionPlace(team.id, number)),
        ...{ from_file: fromFile, note, author, created_at: at },
      })
      .returningAll()
      .executeTakeFirstOrThrow()
  }

  /** Doing it twice is doing it once: see `addVersion`. */
  #change<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    const { database } = this.#parts
    return reached(persist(() => database.transaction().execute(work), { repeatable: true }))
  }
}

const formatOf = ({ kind }: ReadEntry) => (kind === 'sop' ? 'sop' : 'autogen')

/** Changes to one team happen one after the other. */
function lockTeam(
  transaction: Transaction<Tables>,
  column: 'id' | 'file',
  value: string,
): Promise<TeamRow | undefined> {
  return transaction.selectFrom('teams').selectAll().where(column, '=', value).forUpdate().executeTakeFirst()
}

async function refuseTooMany(transaction: Transaction<Tables>): Promise<void> {
  const { count } = await transaction
    .selectFrom('teams')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_TEAMS) throw tooMany()
}

const tooMany = () => new AppError('team/too-many', { teams: `${MOST_TEAMS}`, versions: `${MOST_VERSIONS}` })
