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
      await refuseTooMany(transaction)
      const at = this.#parts.clock()
      const { name, description } = version.entry
      const team = await transaction
        .insertInto('teams')
        .values({
          ...{ id, name, description, format: formatOf(version.entry) },
          ...{ created_by: version.author, created_at: at, updated_at: at },
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returningAll()
        .executeTakeFirst()
      return this.#add(transaction, team ?? (await lockTeam(transaction, id)), version)
    })
  }

  /**
   * Saving what the newest version says already makes no new one. `basedOn` is the number of the version that was
   * edited; rejects with `team/changed` when there is a newer one, and with TeamRefused.
   */
  addVersion(teamId: string, version: NewVersion, basedOn?: number): Promise<VersionRow> {
    return this.#change(async (transaction) => {
      const team = await lockTeam(transaction, teamId)
      return this.#add(transaction, team, version, basedOn)
    })
  }

  /** The team is gone from every list and its keys are destroyed; its versions stay for the runs that tell of them. */
  remove(teamId: string): Promise<void> {
    return this.#change(async (transaction) => {
      await lockTeam(transaction, teamId)
      await transaction.deleteFrom('team_secrets').where('team_id', '=', teamId).execute()
      const deleted_at = this.#parts.clock()
      await transaction.updateTable('teams').set({ deleted_at }).where('id', '=', teamId).execute()
    })
  }

  async #add(
    transaction: Transaction<Tables>,
    team: TeamRow,
    { entry, found, author, note }: NewVersion,
    basedOn?: number,
  ): Promise<VersionRow> {
    const { sealer, secrets, clock } = this.#parts
    if (entry.problems.length > 0) throw new TeamRefused(entry.problems)
    const teams = new TeamRepository(transaction)
    const newest = await teams.version(team.id)
    const number = (newest?.number ?? 0) + 1
    const { content } = entry.written
    const rows = await teams.secrets(team.id)
    const { names, added, problems } = secrets.settle({ teamId: team.id, number, content }, found, rows)
    if (problems.length > 0) throw new TeamRefused(problems)

    const text = textOf(entry, names)
    if (newest && sealer.open(newest.sealed, versionPlace(team.id, newest.number)) === text) return newest
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
      .set({ name, description, format: formatOf(entry), updated_at: at })
      .where('id', '=', team.id)
      .execute()
    const sealed = sealer.seal(text, versionPlace(team.id, number))
    return transaction
      .insertInto('team_versions')
      .values({
        ...{ id: randomUUID(), team_id: team.id, number, sealed },
        ...{ from_file: false, note, author, created_at: at },
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

async function lockTeam(transaction: Transaction<Tables>, id: string): Promise<TeamRow> {
  const team = await transaction
    .selectFrom('teams')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!team) throw new AppError('team/not-found')
  return team
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
