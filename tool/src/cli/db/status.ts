import { postgresOf } from '../../databases/chosen.ts'
import { lookAtReaders } from '../../databases/postgres/readers.ts'
import { openPostgresSite } from '../../databases/site.ts'
import { compareMigrations, readApplied } from '../../migrations/applied.ts'
import { migrationsFolder, readMigrations } from '../../migrations/folder.ts'
import { examine } from '../../migrations/hazards.ts'
import { observeParts } from '../../releases/parts.ts'
import { openSession } from '../../session.ts'
import { migrationsDocument, showMigrations } from '../../views/migrations.ts'
import { readersDocument, showReaders } from '../../views/readers.ts'
import type { Run } from '../command.ts'

/** Which migrations the database has, which wait, and what is dangerous about those; and how its standbys follow. */
export const status: Run = async (input) => {
  const { terminal } = input
  const session = await openSession(input)
  const migrations = await readMigrations(migrationsFolder(session.project))
  const site = await openPostgresSite(session, await observeParts(session.context))
  const { readOnly } = postgresOf(session)
  const [applied, readers] = await Promise.all([
    readApplied(site),
    readOnly === undefined ? [] : lookAtReaders(site),
  ])
  const found = compareMigrations(migrations, applied)
  const examination = await examine(found.waiting)
  showMigrations(terminal, session.name, found, examination)
  if (readOnly !== undefined) showReaders(terminal, readers, readOnly.maxLag)
  terminal.document({
    environment: session.name,
    ...migrationsDocument(found, examination),
    readers: readersDocument(readers),
  })
  return 0
}
