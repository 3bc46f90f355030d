import { readFile } from 'node:fs/promises'
import { type Description, describe } from '../describe.ts'
import { parseTeamFile, UnreadableFile } from '../parse.ts'
import { type Problem, problemOf } from '../problem.ts'
import { type ReadOptions, readTeam, type TeamEntry, type TeamFile } from '../read.ts'

/** What there is to say of one file. Of secrets, where they are and nothing more. */
export interface FileReport {
  file: string
  format: TeamFile['format'] | 'unreadable'
  /** Whether all of it can run. */
  runs: boolean
  entries: EntryReport[]
  problems: readonly Problem[]
  secrets: string[]
}

export interface EntryReport {
  path: string
  kind: TeamEntry['kind']
  label: string
  runs: boolean
  /** Absent where too little could be read. */
  parts?: Description
  problems: readonly Problem[]
  warnings: readonly Problem[]
}

export async function checkFile(file: string, path: string, options: ReadOptions): Promise<FileReport> {
  try {
    return reportOn(file, readTeam(parseTeamFile(await readFile(path, 'utf8')), options))
  } catch (error) {
    if (!isOutside(error)) throw error
    const problem = problemOf('', 'file/unreadable', {
      why: error instanceof UnreadableFile ? error.why : error.message,
    })
    return { file, format: 'unreadable', runs: false, entries: [], problems: [problem], secrets: [] }
  }
}

/** The file is not there or not what it should be; anything else is our own fault. */
const isOutside = (error: unknown): error is Error =>
  error instanceof UnreadableFile || (error instanceof Error && 'code' in error && 'syscall' in error)

function reportOn(file: string, team: TeamFile): FileReport {
  const entries = team.entries.map(reportEntry)
  return {
    file,
    format: team.format,
    runs: team.problems.length === 0 && entries.every(({ runs }) => runs),
    entries,
    problems: team.problems,
    secrets: team.secrets.map(({ path }) => path),
  }
}

const reportEntry = ({ path, kind, label, component, problems, warnings }: TeamEntry): EntryReport => ({
  path,
  kind,
  label,
  runs: problems.length === 0 && component !== undefined,
  problems,
  warnings,
  ...(component && { parts: describe(component) }),
})
