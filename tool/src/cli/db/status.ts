import { openDatabaseSite } from '../../databases/site.ts'
import { compareMigrations, readApplied } from '../../migrations/applied.ts'
import { migrationsFolder, readMigrations } from '../../migrations/folder.ts'
import { examine } from '../../migrations/hazards.ts'
import { observeParts } from '../../releases/parts.ts'
import { openSession } from '../../session.ts'
import { migrationsDocument, showMigrations } from '../../views/migrations.ts'
import type { Run } from '../command.ts'

/** Which migrations the database has, which wait, and what is dangerous about those. */
export const status: Run = async (input) => {
  const { terminal } = input
  const session = await openSession(input)
  const migrations = await readMigrations(migrationsFolder(session.project))
  const site = await openDatabaseSite(session, await observeParts(session.context))
  const found = compareMigrations(migrations, await readApplied(site))
  const examination = await examine(found.waiting)
  showMigrations(terminal, session.name, found, examination)
  terminal.document({ environment: session.name, ...migrationsDocument(found, examination) })
  return 0
}
