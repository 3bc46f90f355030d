import { observe } from '../apply/observe.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import { releasesIn } from '../releases/bucket.ts'
import { type HostHoldings, releaseRows } from '../releases/overview.ts'
import { readHistory } from '../releases/read-history.ts'
import { keys } from '../resources/desired.ts'
import { openSession, type Session } from '../session.ts'
import { releasesDocument, showReleases } from '../views/releases.ts'
import type { Run } from './command.ts'
import { idAmong, lookBack } from './releasing.ts'

/** What was deployed, when, by whom, how it ended, where it serves and where it is kept. */
export const releases: Run = async (input) => {
  const session = await openSession(input)
  const { context, name } = session
  const observed = await observe(context)
  const bucket = idAmong(observed, keys.releases, name)
  const hosts = await findHosts(session, observed)
  const [entries, inBucket, asked] = await Promise.all([
    readHistory(context, bucket, lookBack),
    releasesIn(context, bucket),
    Promise.all(hosts.map(async (host) => ({ host, holdings: await holdingsOf(session, host) }))),
  ])
  const holdings = asked.flatMap((one) => one.holdings ?? [])
  const report = {
    environment: name,
    hosts: hosts.length,
    rows: releaseRows(entries, holdings, inBucket),
    unanswered: asked.flatMap(({ host, holdings }) => (holdings === undefined ? [host.name] : [])),
  }
  showReleases(input.terminal, report)
  input.terminal.document(releasesDocument(report))
  return 0
}

type Host = Awaited<ReturnType<typeof findHosts>>[number]

/** The history is of use where a host is down, so one that does not answer is told of and no more. */
async function holdingsOf({ project, environment }: Session, host: Host): Promise<HostHoldings | undefined> {
  const { app, project: name } = project.config
  try {
    const facts = await openRuntime({ project: name, app, compute: environment.compute }).facts(host)
    const serving = facts.active === undefined ? undefined : facts.running[facts.active]?.release
    return { name: host.name, serving, releases: facts.releases }
  } catch (error) {
    if (error instanceof TengyunError && error.family === 'outside') return undefined
    throw error
  }
}
