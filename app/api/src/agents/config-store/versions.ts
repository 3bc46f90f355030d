import { AppError } from '../../errors/app-error.ts'
import type { Problem } from '../components/problem.ts'
import type { ReadOptions } from '../components/read.ts'
import type { TeamDefinition, TeamVersion, TeamVersions } from '../definition.ts'
import type { RevealSecret } from '../tools/secrets.ts'
import type { TeamRepository, VersionRow } from './repository.ts'
import { type Sealer, versionPlace } from './sealer.ts'
import type { TeamSecrets } from './secrets.ts'
import { type ReadEntry, readTeamFile } from './team-file.ts'

export interface VersionParts {
  readonly teams: TeamRepository
  readonly sealer: Sealer
  readonly secrets: TeamSecrets
  readonly reading: ReadOptions
}

/** A version, opened. */
export interface OpenVersion {
  readonly row: VersionRow
  /** Its file, with references in place of keys. */
  readonly text: string
  readonly entry: ReadEntry
}

/** What is stored of teams, opened. */
export class StoredVersions implements TeamVersions {
  readonly #parts: VersionParts

  constructor(parts: VersionParts) {
    this.#parts = parts
  }

  async find(teamId: string, number?: number): Promise<TeamVersion> {
    const { teams } = this.#parts
    const [team, version] = [await teams.find(teamId), await teams.version(teamId, number)]
    if (!team || !version) throw new AppError('team/not-found')
    return { id: version.id, teamId, teamName: team.name, number: version.number, format: team.format }
  }

  async read(versionId: string): Promise<TeamDefinition> {
    const row = await this.#parts.teams.versionById(versionId)
    if (!row) throw new AppError('team/not-found')
    const { entry } = this.open(row)
    if (entry.definition && entry.problems.length === 0) return entry.definition
    throw cannotRun(row, entry.problems)
  }

  revealFor(teamId: string): RevealSecret {
    return this.#parts.secrets.revealFor(teamId, this.#parts.teams)
  }

  /** Throws `config/damaged`, which names it, when it was tampered with. */
  open(row: VersionRow): OpenVersion {
    const text = this.#parts.sealer.open(row.sealed, versionPlace(row.team_id, row.number))
    const { entries, problems } = readTeamFile(text, this.#parts.reading)
    const [entry] = entries
    if (!entry) throw cannotRun(row, problems)
    return { row, text, entry }
  }
}

/** It could when it was saved: this release must know less than the one that saved it. */
export function cannotRun(row: VersionRow, [problem]: readonly Problem[]): AppError {
  const why = problem ? `${problem.path}: ${problem.message.en}` : ''
  return new AppError('team/cannot-run', { what: versionPlace(row.team_id, row.number), why })
}
