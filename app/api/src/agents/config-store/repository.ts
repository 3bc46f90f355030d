import type { Selectable } from 'kysely'
import type { Database } from '../../database/connect.ts'
import { reached } from '../../database/unavailable.ts'
import { MOST_TEAMS, MOST_VERSIONS } from './limits.ts'
import type { TeamTables } from './tables.ts'

export type TeamRow = Selectable<TeamTables['teams']>
export type VersionRow = Selectable<TeamTables['team_versions']>
export type SecretRow = Selectable<TeamTables['team_secrets']>

/** Reads of teams, as they are stored; also within a transaction. */
export class TeamRepository {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** By name, each with the number of its newest version. */
  list(): Promise<(TeamRow & { newest: number })[]> {
    return reached(
      this.#teams()
        .innerJoin('team_versions', 'team_versions.team_id', 'teams.id')
        .select(({ fn }) => fn.max('team_versions.number').as('newest'))
        .groupBy('teams.id')
        .orderBy('teams.name')
        .orderBy('teams.id')
        .limit(MOST_TEAMS)
        .execute(),
    )
  }

  find(id: string): Promise<TeamRow | undefined> {
    return reached(this.#teams().where('teams.id', '=', id).executeTakeFirst())
  }

  /** The newest, unless a number is given. */
  version(teamId: string, number?: number): Promise<VersionRow | undefined> {
    let query = this.#database.selectFrom('team_versions').selectAll().where('team_id', '=', teamId)
    if (number !== undefined) query = query.where('number', '=', number)
    return reached(query.orderBy('number', 'desc').limit(1).executeTakeFirst())
  }

  /** The newest that came from the team's file. */
  versionFromFile(teamId: string): Promise<VersionRow | undefined> {
    return reached(
      this.#database
        .selectFrom('team_versions')
        .selectAll()
        .where('team_id', '=', teamId)
        .where('from_file', '=', true)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst(),
    )
  }

  versionById(id: string): Promise<VersionRow | undefined> {
    return reached(
      this.#database.selectFrom('team_versions').selectAll().where('id', '=', id).executeTakeFirst(),
    )
  }

  /** The newest first, without what they hold. */
  versions(teamId: string): Promise<Omit<VersionRow, 'sealed'>[]> {
    return reached(
      this.#database
        .selectFrom('team_versions')
        .select(['id', 'team_id', 'number', 'from_file', 'note', 'author', 'created_at'])
        .where('team_id', '=', teamId)
        .orderBy('number', 'desc')
        .limit(MOST_VERSIONS)
        .execute(),
    )
  }

  secrets(teamId: string): Promise<SecretRow[]> {
    return reached(
      this.#database.selectFrom('team_secrets').selectAll().where('team_id', '=', teamId).execute(),
    )
  }

  secret(teamId: string, name: string): Promise<SecretRow | undefined> {
    return reached(
      this.#database
        .selectFrom('team_secrets')
        .selectAll()
        .where('team_id', '=', teamId)
        .where('name', '=', name)
        .executeTakeFirst(),
    )
  }

  #teams() {
    return this.#database.selectFrom('teams').selectAll('teams').where('deleted_at', 'is', null)
  }
}
