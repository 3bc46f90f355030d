import { AppError } from '../../../errors/app-error.ts'
import type { Problem } from '../../components/problem.ts'
import type { ReadOptions } from '../../components/read.ts'
import { TeamRefused } from '../refusal.ts'
import { filePlace } from '../sealer.ts'
import { type ReadEntry, type ReadTeamFile, readTeamFile } from '../team-file.ts'
import type { TeamWriter } from '../writer.ts'
import type { FileMark, FileOnDisk } from './file-on-disk.ts'

/** Whoever copies a file takes a moment, in which it is there by halves. */
const SETTLED_AFTER_MS = 2_000

/** What became of a file. */
export interface FileState {
  readonly file: string
  readonly sealed: boolean
  /** Ids of the teams that are kept up to date with it. */
  readonly teams: readonly string[]
  /** Why some of it, or all, was not imported. */
  readonly problems: readonly Problem[]
  /** Why it could not be opened, or not be sealed. */
  readonly error?: AppError
}

export interface TakenIn {
  readonly state: FileState
  /** Of the file as it is now. */
  readonly mark: FileMark
}

interface Circumstances {
  readonly writer: TeamWriter
  readonly reading: ReadOptions
  readonly nowMs: number
}

/**
 * Imports the teams of a file, then seals it. In this order: what was cut off in between is imported again and found
 * to say what it said. Undefined while somebody is still writing the file. Rejects only when the database is away.
 */
export async function takeIn(
  file: FileOnDisk,
  mark: FileMark,
  { writer, reading, nowMs }: Circumstances,
): Promise<TakenIn | undefined> {
  let state: FileState = { file: file.name, sealed: false, teams: [], problems: [] }
  let failure: FileFailure = 'config/unreadable'
  try {
    const { text, isSealed } = await file.open()
    failure = 'config/not-sealed'
    if (!isSealed && nowMs - mark.changedMs < SETTLED_AFTER_MS) return undefined
    const content = readTeamFile(text, reading)
    if (!isTeamFile(content)) return { mark, state: { ...state, problems: content.problems } }

    const changedAt = isSealed ? undefined : new Date(mark.changedMs)
    state = { ...state, sealed: isSealed, ...(await importAll(file.name, content, changedAt, writer)) }
    const now = await (isSealed ? file.rewrap(mark) : file.seal(text, mark))
    return now && { mark: now, state: { ...state, sealed: true } }
  } catch (error) {
    return { mark, state: { ...state, error: told(error, failure, file.name) } }
  }
}

/** Somebody's other file is left as it is. */
const isTeamFile = ({ format }: ReadTeamFile) => format !== 'unreadable' && format !== 'unknown'

async function importAll(
  name: string,
  { entries, problems, secrets }: ReadTeamFile,
  changedAt: Date | undefined,
  writer: TeamWriter,
): Promise<Pick<FileState, 'teams' | 'problems'>> {
  const teams: string[] = []
  const refused: Problem[] = [...problems]
  for (const entry of wanted(entries)) {
    const file = entries.length === 1 ? name : `${name} ${entry.path}`
    const version = { entry, found: secrets, author: name, note: '' }
    try {
      const imported = await writer.importFile(version, { file, changedAt })
      if (imported) teams.push(imported.team_id)
    } catch (error) {
      if (!(error instanceof TeamRefused)) throw error
      refused.push(...error.problems)
    }
  }
  return { teams, problems: refused }
}

/** A gallery has its agents mostly to build teams with. */
function wanted(entries: readonly ReadEntry[]): readonly ReadEntry[] {
  const teams = entries.filter(({ kind }) => kind !== 'agent')
  return teams.length > 0 ? teams : entries
}

type FileFailure = 'config/unreadable' | 'config/not-sealed'

function told(error: unknown, code: FileFailure, name: string): AppError {
  if (error instanceof AppError && error.code !== 'dependency/unavailable') return error
  if (!isFromFileSystem(error)) throw error
  return new AppError(code, { what: filePlace(name), why: error.message }, { cause: error })
}

const isFromFileSystem = (error: unknown): error is Error => error instanceof Error && 'syscall' in error
