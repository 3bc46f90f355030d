import { readReports } from '../alarms/report.ts'
import { openWatchSite, watchedHosts } from '../alarms/site.ts'
import { testNotice } from '../alarms/test-notice.ts'
import { removeWatchers, tellThrough } from '../alarms/watchers.ts'
import { observe } from '../apply/observe.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { placeOf } from '../notices/events/place.ts'
import { labelOf } from '../notices/receiver.ts'
import { failedHops } from '../notices/tell.ts'
import type { Observed } from '../plan/model.ts'
import { authorIn } from '../releases/history/author.ts'
import { openSession, type Session } from '../session.ts'
import { alarmsDocument, showAlarms, showTested } from '../views/alarms.ts'
import { hopsDocument } from '../views/notices.ts'
import { stepProgress } from '../views/step-progress.ts'
import type { CommandInput, Run } from './command.ts'
import { putInPlace } from './watching.ts'

/** `alarm list`, `alarm test`, `alarm install`, `alarm remove`; exit code 4 where watchers are silent or nobody hears them. */
export const alarm: Run = async (input) => {
  const [action = '', environment] = input.words
  const act = actions[action]
  if (act === undefined)
    throw new TengyunError('cli/usage', { where: `alarm ${action}`, command: 'npx tengyun help alarm' })
  const session = await openSession({ ...input, environment })
  return act(input, session, await observe(session.context))
}

type Action = (input: CommandInput, session: Session, observed: readonly Observed[]) => Promise<number>

const actions: Readonly<Record<string, Action>> = { list, test, install, remove }

async function list(
  { terminal }: CommandInput,
  session: Session,
  observed: readonly Observed[],
): Promise<number> {
  const site = await openWatchSite(session, observed)
  const now = new Date()
  const reports = await readReports(site, now)
  const report = { environment: session.name, reports, receivers: site.told.receivers.map(labelOf) }
  showAlarms(terminal, report, now)
  terminal.document(alarmsDocument(report, terminal.language))
  return reports.every(({ alive }) => alive) ? 0 : 4
}

/** The whole way: from each host's own watcher to everybody who is told, whatever the hour. */
async function test(input: CommandInput, session: Session, observed: readonly Observed[]): Promise<number> {
  const { terminal } = input
  if (session.environment.notices === undefined)
    throw new TengyunError('notices/no-receiver', { where: session.name })
  const site = await openWatchSite(session, observed)
  await putInPlace(input, site)
  const tested = await Promise.all(
    site.hosts.map(async (watched) => {
      const { name } = watched.host
      const notice = testNotice(placeOf(session), name, authorIn(process.env).name, new Date())
      return { host: name, hops: [...(await tellThrough(watched, notice)), ...failedHops(site.told)] }
    }),
  )
  showTested(terminal, tested)
  const ok = tested.every(({ hops }) => hops.length > 0 && hops.every((hop) => hop.ok))
  const hosts = tested.map(({ host, hops }) => ({ host, hops: hopsDocument(terminal, hops) }))
  terminal.document({ environment: session.name, ok, hosts })
  return ok ? 0 : 4
}

async function install(
  input: CommandInput,
  session: Session,
  observed: readonly Observed[],
): Promise<number> {
  const installed = await putInPlace(input, await openWatchSite(session, observed))
  input.terminal.document({ environment: session.name, installed })
  return 0
}

/** Also where the config asks for none any more. */
async function remove(
  { terminal, signal }: CommandInput,
  session: Session,
  observed: readonly Observed[],
): Promise<number> {
  const progress = stepProgress(terminal, signal)
  progress.begin({ en: 'remove the watchers', zh: '移除监控程序' })
  const hosts = await watchedHosts(session, observed)
  await removeWatchers(session, hosts)
  progress.end()
  terminal.document({ environment: session.name, removed: hosts.map(({ host }) => host.name) })
  return 0
}
