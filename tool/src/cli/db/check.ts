import { loadProject } from '../../config/load.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { migrationsFolder, readMigrations } from '../../migrations/folder.ts'
import { examine } from '../../migrations/hazards.ts'
import { refuseUnsafe } from '../../migrations/refuse.ts'
import { hazardsDocument, showExamination } from '../../views/migrations.ts'
import type { Run } from '../command.ts'

/** Tells everything in the migrations that could hurt a database in use. Asks no database. */
export const check: Run = async ({ terminal, folder, options, words }) => {
  if (words.length > 1)
    throw new TengyunError('cli/usage', { where: `db ${words.join(' ')}`, command: 'npx tengyun db check' })
  const migrations = await readMigrations(migrationsFolder(await loadProject(folder, options.config)))
  const examination = await examine(migrations)
  showExamination(terminal, examination, migrations.length)
  terminal.document(hazardsDocument(examination))
  refuseUnsafe(examination)
  return 0
}
