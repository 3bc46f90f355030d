import { readReports } from '../alarms/report.ts'
import { openWatchSite, type WatchSite } from '../alarms/site.ts'
import { testNotice } from '../alarms/test-notice.ts'
import { installWatchers, removeWatchers, tellThrough } from '../alarms/watchers.ts'
import { observe } from '../apply/observe.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { labelOf } from '../notices/receiver.ts'
import { failedHops } from '../notices/tell.ts'
import { authorIn } from '../releases/author.ts'
import { openSession } from '../session.ts'
import { alarmsDocument, showAlarms, showTested } from '../views/alarms.ts'
import { hopsDocument } from '../views/notices.ts'
import { stepProgress } from '../views/step-progress.ts'
import type { CommandInput, Run } from './command.ts'

/** `alarm list`, `alarm test`, `alarm install`, `alarm remove`; exit code 4 where watchers are silent or nobody hears them. */
export const alarm: Run = async (input) => {
  const [action = '', environment] = input.words
  const act = actions[action]
  if (act === undefined)
    throw new TengyunError('cli/usage', { where: `alarm ${action}`, command: 'npx tengyun help alarm' })
  const session = await openSession({ ...input, environment })
  return act(input, await openWatchSite(session, await observe(session.context)))
}

type Action = (input: CommandInput, site: WatchSite) => Promise<number>

const actions: Readonly<Record<string, Action>> = { list, test, install, remove }

async function list({ terminal }: CommandInput, site: WatchSite): Promise<number> {
  const now = new Date()
  const reports = await readReports(site, now)
  const report = { environment: site.session.name, reports, receivers: site.told.receivers.map(labelOf) }
  showAlarms(terminal, report, now)
  terminal.document(alarmsDocument(report, terminal.language))
  return reports.every(({ alive }) => alive) ? 0 : 4
}

/** The whole way: from each host's own watcher to everybody who is told, whatever the hour. */
async function test(input: CommandInput, site: WatchSite): Promise<number> {
  const { session, told } = site
  const { terminal } = input
  if (session.environment.notices === undefined)
    throw new TengyunError('notices/no-receiver', { where: session.name })
  await putInPlace(input, site)
  const place = { project: session.project.config.project, environment: session.name }
  const tested = await Promise.all(
    site.hosts.map(async (watched) => {
      const notice = testNotice(place, watched.host.name, authorIn(process.env).name, new Date())
      return { host: watched.host.name, hops: [...(await tellThrough(watched, notice)), ...failedHops(told)] }
    }),
  )
  showTested(terminal, tested)
  const ok = tested.every(({ hops }) => hops.length > 0 && hops.every((hop) => hop.ok))
  const hosts = tested.map(({ host, hops }) => ({ host, hops: hopsDocument(terminal, hops) }))
  terminal.document({ environment: session.name, ok, hosts })
  return ok ? 0 : 4
}

async function install(input: CommandInput, site: WatchSite): Promise<number> {
  const installed = await putInPlace(input, site)
  input.terminal.document({ environment: site.session.name, installed })
  return 0
}

async function remove({ terminal, signal }: CommandInput, site: WatchSite): Promise<number> {
  const progress = stepProgress(terminal, signal)
  progress.begin({ en: 'remove the watchers', zh: '移除监控程序' })
  await removeWatchers(site)
  progress.end()
  terminal.document({ environment: site.session.name, removed: site.hosts.map(({ host }) => host.name) })
  return 0
}

async function putInPlace({ terminal, signal }: CommandInput, site: WatchSite): Promise<string[]> {
  const progress = stepProgress(terminal, signal)
  progress.begin({ en: 'put watchers in place', zh: '安装监控程序' })
  const installed = await installWatchers(site)
  progress.end()
  return installed
}
