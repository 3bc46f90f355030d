import { observe } from '../apply/observe.ts'
import { readOverview } from '../releases/history/read-overview.ts'
import { keys } from '../resources/desired.ts'
import { openSession } from '../session.ts'
import { releasesDocument, showReleases } from '../views/releases.ts'
import type { Run } from './command.ts'
import { idAmong } from './releasing.ts'

/** What was deployed, when, by whom, how it ended, where it serves and where it is kept. */
export const releases: Run = async (input) => {
  const session = await openSession(input)
  const observed = await observe(session.context)
  const bucket = idAmong(observed, keys.releases, session.name)
  const { rows, hosts, unanswered } = await readOverview(session, observed, bucket)
  const report = { environment: session.name, hosts: hosts.length, rows, unanswered }
  showReleases(input.terminal, report)
  input.terminal.document(releasesDocument(report))
  return 0
}
