import { TengyunError } from '../../errors/tengyun-error.ts'
import { ifThere } from '../../hosts/absence.ts'
import { findHosts } from '../../hosts/find-hosts.ts'
import type { Host } from '../../hosts/host.ts'
import { openRuntime } from '../../hosts/runtimes/index.ts'
import type { Observed } from '../../plan/model.ts'
import type { Session } from '../../session.ts'
import { releasesIn } from '../bucket.ts'
import { type HostHoldings, type ReleaseRow, releaseRows } from './overview.ts'
import { lookBack, readHistory } from './read-history.ts'

export interface ReleasesOverview {
  readonly rows: readonly ReleaseRow[]
  /** All hosts, and those that did not answer, so that nobody knows what they hold. */
  readonly hosts: readonly string[]
  readonly unanswered: readonly string[]
}

/**
 * Asks the history, the bucket and every host.
 *
 * @param count how many entries of the history are looked at; default: `lookBack`
 */
export async function readOverview(
  session: Session,
  observed: readonly Observed[],
  bucket: string,
  count: number = lookBack,
): Promise<ReleasesOverview> {
  const { context } = session
  const hosts = await findHosts(session, observed)
  const [entries, inBucket, asked] = await Promise.all([
    readHistory(context, bucket, count),
    releasesIn(context, bucket),
    Promise.all(hosts.map(async (host) => ({ host, holdings: await holdingsOf(session, host) }))),
  ])
  const holdings = asked.flatMap((one) => one.holdings ?? [])
  return {
    rows: releaseRows(entries, holdings, inBucket),
    hosts: hosts.map(({ name }) => name),
    unanswered: asked.flatMap(({ host, holdings }) => (holdings === undefined ? [host.name] : [])),
  }
}

/** The history is of use where a host is down, so one that does not answer is told of and no more. */
async function holdingsOf({ project, environment }: Session, host: Host): Promise<HostHoldings | undefined> {
  const { app, project: name } = project.config
  try {
    const runtime = openRuntime({ project: name, app, compute: environment.compute })
    const facts = await ifThere(host, () => runtime.facts(host))
    const serving = facts.active === undefined ? undefined : facts.running[facts.active]?.release
    return { name: host.name, serving, releases: facts.releases }
  } catch (error) {
    if (error instanceof TengyunError && error.family === 'outside') return undefined
    throw error
  }
}
