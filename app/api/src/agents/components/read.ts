import { writtenEntries } from './entries.ts'
import { isRecord } from './envelope.ts'
import { formatOf, type TeamFileFormat } from './formats.ts'
import type { Participant } from './model.ts'
import { Place, type Reading } from './place.ts'
import { type Problem, problemOf } from './problem.ts'
import { readers } from './readers.ts'
import { type FoundSecret, takeSecrets } from './secrets.ts'

export interface ReadOptions {
  /** Programs that may be started as MCP servers over stdio. Default: none. */
  readonly allowedCommands?: readonly string[]
}

export interface TeamFile {
  readonly format: TeamFileFormat
  /** What can be chosen from: one for a file of one component, several for a gallery. */
  readonly entries: readonly TeamEntry[]
  /** Of the file as a whole. */
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
  readonly secrets: readonly FoundSecret[]
  /** The file with references in place of its secrets: what may be stored, and read again. */
  readonly content: unknown
}

export interface TeamEntry {
  /** `$` where the file is the component; `components.teams[0]` in a gallery. */
  readonly path: string
  readonly kind: 'team' | 'agent'
  readonly label: string
  /**
   * What was understood. It may be there in spite of problems (a tool in Python source, say): whoever runs it looks
   * at `problems` first. Absent when there is nothing that could be shown.
   */
  readonly component?: Participant
  /** Why it cannot run; empty when it can. */
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}

/** Reads what people exported, in whatever dialect. Fails never: what is wrong is told, all of it at once. */
export function readTeam(content: unknown, options: ReadOptions = {}): TeamFile {
  const { content: clean, ...found } = takeSecrets(content)
  const file = { content: clean, secrets: found.secrets }
  const format = formatOf(clean)
  if (format !== 'component' && format !== 'gallery')
    return { ...file, format, entries: [], problems: [refusal[format]], warnings: [] }

  const entries = writtenEntries(clean).map(({ path, raw }) => readEntry(raw, path, found, options))
  const problems = entries.length === 0 ? [problemOf('', 'file/nothing-to-run')] : []
  return { ...file, format, entries, problems, warnings: [] }
}

const refusal = {
  unknown: problemOf('', 'file/unknown-format'),
  'before-0.4': problemOf('', 'file/before-0.4'),
  sop: problemOf('', 'file/sop-team'),
}

function readEntry(
  raw: unknown,
  path: string,
  found: { problems: readonly Problem[]; warnings: readonly Problem[] },
  { allowedCommands = [] }: ReadOptions,
): TeamEntry {
  const own = (problem: Problem) => path === '' || problem.path.startsWith(`${path}.`)
  const reading: Reading = {
    problems: found.problems.filter(own),
    warnings: found.warnings.filter(own),
    readers,
    allowedCommands: new Set(allowedCommands),
  }
  const component = readers.participant(raw, new Place(reading, path))
  return {
    path: path || '$',
    kind: isRecord(raw) && /\.teams\./.test(String(raw.provider)) ? 'team' : 'agent',
    label: labelOf(raw),
    problems: reading.problems,
    warnings: reading.warnings,
    ...(component && { component }),
  }
}

/** What a person calls it: the label, else the name, else the class. */
function labelOf(raw: unknown): string {
  if (!isRecord(raw)) return ''
  const name = isRecord(raw.config) ? raw.config.name : undefined
  const [label = ''] = [raw.label, name, String(raw.provider).split('.').at(-1)].filter(
    (text): text is string => typeof text === 'string' && text !== '',
  )
  return label
}
