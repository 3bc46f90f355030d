import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'

/** What `init` sees of a project. */
export interface ProjectFiles {
  /** Files and folders at the root by name, folders with a slash at the end: `src/`. */
  readonly entries: readonly string[]
  /** The text of a file; undefined where there is none. */
  read(path: string): string | undefined
  /** The app's own sources, as far as it takes to find out how it listens. */
  sources(): readonly Source[]
}

export interface Source {
  readonly path: string
  readonly text: string
}

/** What neither a person nor a release looks into. */
const skipped = new Set([
  'node_modules',
  '__pycache__',
  'venv',
  'dist',
  'build',
  'out',
  'coverage',
  'secrets',
])
const languages = new Set([
  ...['.js', '.mjs', '.cjs', '.ts', '.mts', '.py'],
  ...['.go', '.rb', '.java', '.kt', '.rs', '.ex', '.php', '.cs'],
])

/** So that a huge repository is looked at as quickly as a small one. */
const mostSources = 300
const mostBytes = 200_000

export function openProjectFiles(folder: string): ProjectFiles {
  return {
    entries: entriesOf(folder),
    read: (path) => textOf(join(folder, path)),
    sources: () => sourcesBelow(folder, ''),
  }
}

function entriesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !skipped.has(name))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort()
}

function sourcesBelow(folder: string, below: string, found: Source[] = []): Source[] {
  for (const entry of entriesOf(join(folder, below))) {
    if (found.length >= mostSources) break
    const path = `${below}${entry}`
    if (entry.endsWith('/')) sourcesBelow(folder, path, found)
    else if (languages.has(extname(entry)) && statSync(join(folder, path)).size <= mostBytes)
      found.push({ path, text: readFileSync(join(folder, path), 'utf8') })
  }
  return found
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined
    throw error
  }
}
