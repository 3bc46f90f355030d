import { openPostgresSite } from '../../databases/site.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { compareMigrations, readApplied } from '../../migrations/applied.ts'
import { type Migration, migrationsFolder, readMigrations } from '../../migrations/folder.ts'
import { canaryIn } from '../../releases/history/proven.ts'
import { observeParts, type Part } from '../../releases/parts.ts'
import { openSession, type Session } from '../../session.ts'
import { showMigrated } from '../../views/migrations.ts'
import type { CommandInput, Run } from '../command.ts'
import { build, wishFor } from '../deploy.ts'
import { migrateFirst, type Releasing, releasing } from '../releasing.ts'

/**
 * Runs the migrations that wait, without a deploy: the release that serves goes on, on a database that is ahead of it.
 * What it would not bear is refused, as before a deploy. Of two at once, the second finds nothing to do.
 */
export const migrate: Run = async (input) => {
  const session = await openSession(input)
  const { app } = session.project.config
  if (app.migrate === undefined) throw new TengyunError('migration/no-command')
  const migrations = await readMigrations(migrationsFolder(session.project))
  const observed = await observeParts(session.context)
  if ((await waitingIn(session, observed, migrations)).length === 0) return tell(input, session.name, [])
  const built = await build(input, session, observed)
  const ran = await releasing(input, session, observed, 'db migrate', async (place) => {
    refuseWithCanary(place)
    // Somebody else may have run them while the app was built.
    const before = await waitingIn(place.session, observed, migrations)
    if (before.length > 0) await migrateFirst(place, wishFor(place, built))
    const after = await waitingIn(place.session, observed, migrations)
    return before.filter((migration) => !after.includes(migration))
  })
  return tell(input, session.name, ran)
}

async function waitingIn(
  session: Session,
  observed: readonly Part[],
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const site = await openPostgresSite(session, observed)
  return compareMigrations(migrations, await readApplied(site)).waiting
}

function tell({ terminal }: CommandInput, environment: string, ran: readonly Migration[]): number {
  showMigrated(terminal, environment, ran)
  terminal.document({ environment, ran: ran.map(({ file }) => file) })
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
