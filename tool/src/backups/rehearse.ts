import { TengyunError } from '../errors/tengyun-error.ts'
import { lastLines } from '../hosts/host.ts'
import { rehearseInContainer } from './rehearsal/compose.ts'
import { rehearseAsProcess } from './rehearsal/process.ts'
import type { BackupPostgresSite } from './site.ts'

/**
 * Runs the app that serves once more, on a restored database, and has it answer for its health.
 *
 * @throws TengyunError `backup/drill-failed` with its last words
 */
export async function rehearse(site: BackupPostgresSite, restored: string): Promise<void> {
  const { session, settings, host, facts, postgres } = site
  const { project, app } = session.project.config
  const { environment } = session
  const slot = facts.active
  if (slot === undefined)
    throw new TengyunError('release/no-host', {
      where: host.name,
      command: `npx tengyun deploy ${session.name}`,
    })
  const script = environment.compute.runtime === 'compose' ? rehearseInContainer : rehearseAsProcess
  const rehearsal = {
    project,
    live: postgres.database,
    restored,
    paths: [app.ready, app.health],
    variables: settings.drill.variables,
  }
  const { exitCode, output } = await host.transport.run(script(rehearsal, facts, slot, app.start))
  if (exitCode !== 0)
    throw new TengyunError('backup/drill-failed', { where: host.name, why: lastLines(output, 25) })
}
