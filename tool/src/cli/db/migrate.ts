import { openDatabaseSite } from '../../databases/site.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { compareMigrations, readApplied } from '../../migrations/applied.ts'
import { migrationsFolder, readMigrations } from '../../migrations/folder.ts'
import { observeParts } from '../../releases/parts.ts'
import { canaryIn } from '../../releases/proven.ts'
import { openSession } from '../../session.ts'
import { showMigrated } from '../../views/migrations.ts'
import type { Run } from '../command.ts'
import { build, wishFor } from '../deploy.ts'
import { migrateFirst, type Releasing, releasing } from '../releasing.ts'

/**
 * Runs the migrations that wait, without a deploy: the release that serves goes on, on a database that is ahead of it.
 * What it would not bear is refused, as before a deploy. Of two at once, the second finds nothing to do.
 */
export const migrate: Run = async (input) => {
  const { terminal } = input
  const session = await openSession(input)
  const { app } = session.project.config
  if (app.migrate === undefined) throw new TengyunError('migration/no-command')
  const migrations = await readMigrations(migrationsFolder(session.project))
  const observed = await observeParts(session.context)
  const built = await build(input, session, observed)
  const ran = await releasing(input, session, observed, 'db migrate', async (place) => {
    refuseWithCanary(place)
    const site = await openDatabaseSite(place.session, observed)
    const before = compareMigrations(migrations, await readApplied(site)).waiting
    if (before.length > 0) await migrateFirst(place, wishFor(place, built))
    const { waiting } = compareMigrations(migrations, await readApplied(site))
    return before.filter(({ file }) => !waiting.some((one) => one.file === file))
  })
  showMigrated(terminal, session.name, ran)
  terminal.document({ environment: session.name, ran: ran.map(({ file }) => file) })
  return 0
}

/** @throws TengyunError `migration/canary-runs` */
function refuseWithCanary({ entries, session: { name } }: Releasing): void {
  const running = canaryIn(entries)
  if (running === undefined) return
  throw new TengyunError('migration/canary-runs', {
    where: `${name}: ${running.release.id}`,
    command: `npx tengyun deploy ${name} --promote`,
  })
}
