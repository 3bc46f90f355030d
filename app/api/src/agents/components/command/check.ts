import { readFile } from 'node:fs/promises'
import { describeSop } from '../../sop/describe.ts'
import { readSopContent, type SopReading } from '../../sop/read/read.ts'
import { type Description, describe } from '../describe.ts'
import { formatOf } from '../formats.ts'
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
  kind: TeamEntry['kind'] | 'sop'
  label: string
  runs: boolean
  /** Absent where too little could be read. */
  parts?: Omit<Description, 'kind'> & { readonly workflows?: readonly string[] }
  problems: readonly Problem[]
  warnings: readonly Problem[]
}

export async function checkFile(file: string, path: string, options: ReadOptions): Promise<FileReport> {
  try {
    const content = parseTeamFile(await readFile(path, 'utf8'))
    return formatOf(content) === 'sop'
      ? reportOnSop(file, readSopContent(content, options))
      : reportOn(file, readTeam(content, options))
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

function reportOnSop(file: string, { team, problems, warnings, secrets }: SopReading): FileReport {
  const runs = problems.length === 0 && team !== undefined
  const parts = team && describeSop(team)
  const entry = { path: '$', kind: 'sop' as const, label: team?.name ?? '', runs, problems, warnings }
  return {
    ...{ file, format: 'sop', runs, problems: [] },
    entries: [{ ...entry, ...(parts && { parts }) }],
    secrets: secrets.map(({ path }) => path),
  }
}

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
