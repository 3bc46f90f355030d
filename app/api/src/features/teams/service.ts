import { problemOf } from '../../agents/components/problem.ts'
import type { ReadOptions } from '../../agents/components/read.ts'
import { TeamRefused } from '../../agents/config-store/refusal.ts'
import type { TeamRepository, TeamRow } from '../../agents/config-store/repository.ts'
import { type ReadTeamFile, readTeamFile } from '../../agents/config-store/team-file.ts'
import type { OpenVersion, StoredVersions } from '../../agents/config-store/versions.ts'
import type { TeamWriter } from '../../agents/config-store/writer.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Language } from '../../errors/language.ts'
import { diffLines, hunksOf, linesOf } from '../artifacts/diff.ts'
import { type ExportedTeam, exported } from './export.ts'
import { outlineOf } from './outline/outline.ts'
import { teamOf, versionOf } from './rows.ts'
import type {
  ChangedTeam,
  NewTeam,
  Report,
  Team,
  TeamDiff,
  TeamWithOutline,
  Version,
  VersionWithContent,
} from './schema.ts'
import { reportOn, toldIn } from './told.ts'

export interface TeamParts {
  readonly teams: TeamRepository
  readonly versions: StoredVersions
  readonly writer: TeamWriter
  readonly reading: ReadOptions
}

/** Teams as people see and change them. */
export class TeamService {
  readonly #parts: TeamParts

  constructor(parts: TeamParts) {
    this.#parts = parts
  }

  check(content: string, language: Language): Report {
    return reportOn(readTeamFile(content, this.#parts.reading), language)
  }

  /** Rejects with TeamRefused when it cannot run. */
  async create({ content, note, entry }: NewTeam, author: string): Promise<Team> {
    const { team_id, number } = await this.#parts.writer.create({
      ...chosen(readTeamFile(content, this.#parts.reading), entry),
      ...{ author, note },
    })
    return teamOf(await this.#row(team_id), number)
  }

  /** Rejects as `create` does. What is the same as the newest version makes no new one. */
  async change(id: string, { content, note, entry, basedOn }: ChangedTeam, author: string): Promise<Team> {
    const file = chosen(readTeamFile(content, this.#parts.reading), entry)
    const { number } = await this.#parts.writer.addVersion(id, { ...file, author, note }, basedOn)
    return teamOf(await this.#row(id), number)
  }

  remove(id: string): Promise<void> {
    return this.#parts.writer.remove(id)
  }

  async list(): Promise<Team[]> {
    return (await this.#parts.teams.list()).map(({ newest, ...row }) => teamOf(row, newest))
  }

  async find(id: string, language: Language): Promise<TeamWithOutline> {
    const team = await this.#row(id)
    const { row, entry } = await this.#open(id)
    return {
      ...teamOf(team, row.number),
      outline: entry.definition ? outlineOf(entry.definition, language) : null,
      warnings: entry.warnings.map(toldIn(language)),
    }
  }

  /** The newest first. */
  async versions(id: string): Promise<Version[]> {
    await this.#row(id)
    return (await this.#parts.teams.versions(id)).map(versionOf)
  }

  async version(id: string, number: number): Promise<VersionWithContent> {
    await this.#row(id)
    const { row, text } = await this.#open(id, number)
    return { ...versionOf(row), content: text }
  }

  async diff(id: string, from: number, to: number): Promise<TeamDiff> {
    const [older, newer] = [await this.version(id, from), await this.version(id, to)]
    const lines = diffLines(linesOf(older.content), linesOf(newer.content))
    const count = (wanted: string) => lines.filter(({ change }) => change === wanted).length
    return { from, to, added: count('added'), removed: count('removed'), hunks: hunksOf(lines) }
  }

  async export(id: string, number?: number): Promise<ExportedTeam> {
    const { name } = await this.#row(id)
    return exported(name, await this.#open(id, number))
  }

  async #row(id: string): Promise<TeamRow> {
    const row = await this.#parts.teams.find(id)
    if (!row) throw new AppError('team/not-found')
    return row
  }

  async #open(id: string, number?: number): Promise<OpenVersion> {
    const row = await this.#parts.teams.version(id, number)
    if (!row) throw new AppError('team/not-found')
    return this.#parts.versions.open(row)
  }
}

/** What of a file is to be saved: all of it, or the one that was named. */
function chosen({ entries, problems, secrets }: ReadTeamFile, path?: string) {
  const paths = entries.map((entry) => entry.path).join(', ')
  const [only] = path === undefined ? entries : entries.filter((entry) => entry.path === path)
  if (problems.length > 0) throw new TeamRefused(problems)
  if (path === undefined && entries.length > 1)
    throw new TeamRefused([problemOf('', 'file/several-teams', { paths })])
  if (!only) throw new TeamRefused([problemOf('', 'file/no-such-entry', { path: path ?? '$', paths })])
  return { entry: only, found: secrets }
}
