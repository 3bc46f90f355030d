import { stringify as stringifyYaml } from 'yaml'
import { writtenEntries } from '../components/entries.ts'
import type { TeamFileFormat } from '../components/formats.ts'
import type { Participant, TeamComponent } from '../components/model.ts'
import { parseTeamFile, UnreadableFile } from '../components/parse.ts'
import { type Problem, problemOf } from '../components/problem.ts'
import { type ReadOptions, readTeam, type TeamEntry } from '../components/read.ts'
import { isTeam } from '../components/readers.ts'
import { type FoundSecret, takeSecrets } from '../components/secrets.ts'
import type { TeamDefinition } from '../definition.ts'
import { readSopContent } from '../sop/read/read.ts'
import { withReferences } from './references.ts'

/** A team file of either format, understood as far as it can be. */
export interface ReadTeamFile {
  readonly format: TeamFileFormat | 'unreadable'
  readonly entries: readonly ReadEntry[]
  /** Of the file as a whole. */
  readonly problems: readonly Problem[]
  readonly secrets: readonly FoundSecret[]
}

/** What can be imported as a team. */
export interface ReadEntry {
  /** `$` where it is the whole file; `components.teams[0]` in a gallery. */
  readonly path: string
  readonly kind: 'team' | 'agent' | 'sop'
  readonly name: string
  readonly description: string
  /** Absent when too little could be read. */
  readonly definition?: TeamDefinition
  /** As the file has it, for export in AutoGen's own words: a bare agent is one here. */
  readonly component?: Participant
  /** Why it cannot run; empty when it can. */
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
  readonly written: Written
}

/** What is to be stored, with references in place of keys. */
interface Written {
  readonly content: unknown
  /** The text that a person wrote, comments and all, where no key had to be taken out of it. */
  readonly asIs?: string
}

/** Fails never: what is wrong is told, all of it at once. */
export function readTeamFile(text: string, options: ReadOptions = {}): ReadTeamFile {
  try {
    return readContent(text, parseTeamFile(text), options)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const problems = [problemOf('', 'file/unreadable', { why: error.why })]
    return { format: 'unreadable', entries: [], problems, secrets: [] }
  }
}

/** What is stored of an entry whose references are to be called by other names. */
export function textOf({ kind, written }: ReadEntry, names: ReadonlyMap<string, string> = new Map()): string {
  if (written.asIs !== undefined) return written.asIs
  const content = withReferences(written.content, names)
  return kind === 'sop' ? stringifyYaml(content) : `${JSON.stringify(content, null, 2)}\n`
}

function readContent(text: string, content: unknown, options: ReadOptions): ReadTeamFile {
  const file = readTeam(content, options)
  if (file.format === 'sop') return readSop(text, content, options)
  const written = new Map(writtenEntries(file.content).map(({ path, raw }) => [path || '$', raw]))
  return { ...file, entries: file.entries.map((entry) => readEntry(entry, written.get(entry.path))) }
}

function readSop(text: string, raw: unknown, options: ReadOptions): ReadTeamFile {
  const { team, problems, warnings, secrets, content } = readSopContent(raw, options)
  // A key may also stand in a comment, which only the text has.
  const asIs = secrets.length === 0 && takeSecrets(text).secrets.length === 0
  const entry: ReadEntry = {
    ...{ path: '$', kind: 'sop', problems, warnings },
    name: team?.name ?? '',
    description: team?.description ?? '',
    written: { content, ...(asIs && { asIs: text }) },
    ...(team && { definition: { format: 'sop', team } }),
  }
  return { format: 'sop', entries: [entry], problems: [], secrets }
}

function readEntry({ label, component, ...entry }: TeamEntry, content: unknown): ReadEntry {
  return {
    ...entry,
    name: label,
    description: component?.description ?? '',
    written: { content },
    ...(component && { component, definition: { format: 'autogen', component: teamOf(component) } }),
  }
}

/** A bare agent runs as a team of one that ends after its first answer. */
function teamOf(component: Participant): TeamComponent {
  if (isTeam(component)) return component
  const { name, description } = component
  return {
    kind: 'round-robin',
    name,
    description,
    participants: [component],
    maxTurns: 1,
    emitTeamEvents: false,
  }
}
