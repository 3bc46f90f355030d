import { isAbsolute, join, relative } from 'node:path'
import { loadProject, type Project } from '../config/load.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { beginMigration, readMigrations } from '../migrations/folder.ts'
import { examine } from '../migrations/hazards.ts'
import { refuseUnsafe } from '../migrations/refuse.ts'
import { hazardsDocument, showExamination } from '../views/migrations.ts'
import type { CommandInput, Run } from './command.ts'

export const db: Run = async (input) => {
  const [action = '', name] = input.words
  const project = await loadProject(input.folder, input.options.config)
  if (action === 'check' && name === undefined) return check(input, project)
  if (action === 'new' && name !== undefined) return begin(input, project, name)
  throw new TengyunError('cli/usage', {
    where: ['db', ...input.words].join(' '),
    command: 'npx tengyun db check',
  })
}

/** Tells everything in the migrations that could hurt a database in use. Asks no database. */
async function check({ terminal }: CommandInput, project: Project): Promise<number> {
  const migrations = await readMigrations(folderOf(project))
  const examination = await examine(migrations)
  showExamination(terminal, examination, migrations.length)
  terminal.document(hazardsDocument(examination))
  refuseUnsafe(examination)
  return 0
}

async function begin({ terminal }: CommandInput, project: Project, name: string): Promise<number> {
  const path = relative(project.folder, await beginMigration(folderOf(project), name))
  terminal.say(path)
  terminal.document({ file: path })
  return 0
}

/** @throws TengyunError `migration/no-folder` */
function folderOf({ folder, config }: Project): string {
  const { migrations } = config.app
  if (migrations === undefined) throw new TengyunError('migration/no-folder')
  return isAbsolute(migrations) ? migrations : join(folder, migrations)
}
