import type { Observed } from '../../plan/model.ts'
import { type ReleasesOverview, readOverview } from '../../releases/history/read-overview.ts'
import { keys } from '../../resources/desired.ts'
import type { Session } from '../../session.ts'

/** How many changes of what serves are shown: the last weeks of most teams. */
const lookBack = 20

/** What was deployed and what serves; nothing where there is no bucket yet. */
export async function readReleases(
  session: Session,
  observed: readonly Observed[],
): Promise<ReleasesOverview> {
  const bucket = observed.find(({ key }) => key === keys.releases)
  if (bucket === undefined) return { rows: [], hosts: [], unanswered: [] }
  return readOverview(session, observed, bucket.id, lookBack)
}
