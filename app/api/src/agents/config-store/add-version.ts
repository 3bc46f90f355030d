import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../database/tables.ts'
import { AppError } from '../../errors/app-error.ts'
import type { FoundSecret } from '../components/secrets.ts'
import { LONGEST_DESCRIPTION, LONGEST_NAME, MOST_TEAMS, MOST_VERSIONS } from './limits.ts'
import { TeamRefused } from './refusal.ts'
import { TeamRepository, type TeamRow, type VersionRow } from './repository.ts'
import { type Sealer, versionPlace } from './sealer.ts'
import type { TeamSecrets } from './secrets.ts'
import { type ReadEntry, textOf } from './team-file.ts'

/** What becomes a version. */
export interface NewVersion {
  readonly entry: ReadEntry
  /** Keys of the file that the entry is from. */
  readonly found: readonly FoundSecret[]
  readonly author: string
  readonly note: string
}

export interface Adding {
  readonly transaction: Transaction<Tables>
  readonly sealer: Sealer
  readonly secrets: TeamSecrets
  readonly clock: Clock
}

/** When there need not be a new version, and when there must not. */
export interface Condition {
  readonly fromFile?: boolean
  readonly isSaid: (text: string, newest: VersionRow | undefined) => VersionRow | undefined
  /** Number of the version that was edited. */
  readonly basedOn?: number | undefined
}

/** Adds a version to a team that is locked, unless one says the same. Rejects with TeamRefused. */
export async function addVersion(
  team: TeamRow,
  { entry, found, author, note }: NewVersion,
  { fromFile = false, isSaid, basedOn }: Condition,
  { transaction, sealer, secrets, clock }: Adding,
): Promise<VersionRow> {
  if (entry.problems.length > 0) throw new TeamRefused(entry.problems)
  const teams = new TeamRepository(transaction)
  const newest = await teams.version(team.id)
  const number = (newest?.number ?? 0) + 1
  const place = { teamId: team.id, number, content: entry.written.content }
  const { names, added, problems } = secrets.settle(place, found, await teams.secrets(team.id))
  if (problems.length > 0) throw new TeamRefused(problems)

  const text = textOf(entry, names)
  const same = isSaid(text, newest)
  if (same) return same
  if (newest && basedOn !== undefined && basedOn !== newest.number)
    throw new AppError('team/changed', { number: `${newest.number}`, author: newest.author })
  if (number > MOST_VERSIONS) throw tooMany()

  const at = clock()
  if (added.length > 0)
    await transaction
      .insertInto('team_secrets')
      .values(added.map((secret) => ({ ...secret, team_id: team.id, created_at: at })))
      .execute()
  await transaction
    .updateTable('teams')
    .set({ ...headOf(entry), updated_at: at, deleted_at: null })
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

/** What lists show of a team. */
export const headOf = ({ kind, name, description }: ReadEntry) => ({
  name: shown(name, LONGEST_NAME),
  description: shown(description, LONGEST_DESCRIPTION),
  format: kind === 'sop' ? ('sop' as const) : ('autogen' as const),
})

/** PostgreSQL has no text with a zero in it. */
const shown = (text: string, most: number) => text.replaceAll('\0', '').slice(0, most)

export const tooMany = () =>
  new AppError('team/too-many', { teams: `${MOST_TEAMS}`, versions: `${MOST_VERSIONS}` })
