import type { Problem } from '../../agents/components/problem.ts'
import type { FileState } from '../../agents/config-store/folder/take-in.ts'
import type { ReadEntry, ReadTeamFile } from '../../agents/config-store/team-file.ts'
import type { Language } from '../../errors/language.ts'
import { wordsOf } from '../../errors/words.ts'
import { outlineOf } from './outline/outline.ts'
import type { FolderList, Report, ToldProblem } from './schema.ts'

/** Problems in the words of whoever asked. */
export const toldIn =
  (language: Language) =>
  ({ path, code, message, next }: Problem): ToldProblem => ({
    ...{ path, code },
    message: message[language],
    hint: next[language],
  })

/** What of a file could run, and why the rest could not. Of keys, where they are and nothing more. */
export function reportOn(file: ReadTeamFile, language: Language): Report {
  const told = toldIn(language)
  const entries = file.entries.map(({ path, kind, name, definition, problems, warnings }: ReadEntry) => ({
    ...{ path, kind, name },
    runs: problems.length === 0 && definition !== undefined,
    problems: problems.map(told),
    warnings: warnings.map(told),
    outline: definition ? outlineOf(definition, language) : null,
  }))
  return {
    format: file.format,
    runs: file.problems.length === 0 && entries.length > 0 && entries.every(({ runs }) => runs),
    entries,
    problems: file.problems.map(told),
    secrets: [...new Set(file.secrets.map(({ path }) => path))],
  }
}

/** What became of the files of AUTOGEN_CONFIG_DIR. */
export const folderTold = (states: readonly FileState[], language: Language): FolderList => ({
  items: states.map(({ file, sealed, teams, problems, error }) => ({
    ...{ file, sealed, teams: [...teams] },
    problems: problems.map(toldIn(language)),
    error: error ? wordsOf(error.code, language, error.details) : null,
  })),
})
