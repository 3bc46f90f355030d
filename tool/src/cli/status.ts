import { observe } from '../apply/observe.ts'
import { readCatalogue } from '../backups/catalogue.ts'
import { type Readiness, readinessOf } from '../backups/readiness.ts'
import { cosBackupStore } from '../backups/store.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import { serves } from '../hosts/role.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import type { Observed } from '../plan/model.ts'
import { deployDue } from '../releases/due.ts'
import type { HistoryEntry } from '../releases/history/history.ts'
import { canaryIn, isChange } from '../releases/history/proven.ts'
import { historyIn } from '../releases/history/read-history.ts'
import { balancerOf } from '../releases/traffic/balancer.ts'
import { joinersAmong } from '../releases/traffic/joining.ts'
import { keys } from '../resources/desired.ts'
import { openSession, type Session } from '../session.ts'
import { siteUrl } from '../site-url.ts'
import { inLanguage } from '../text.ts'
import { showStatus } from '../views/status.ts'
import type { Run } from './command.ts'

/** Shows and does not judge; `health` does. */
export const status: Run = async (input) => {
  const session = await openSession(input)
  const { terminal } = input
  const { context, environment, name, project } = session
  const { project: projectName, app } = project.config
  const runtime = openRuntime({ project: projectName, app, compute: environment.compute })
  const observed = await observe(context)
  const found = await findHosts(session, observed)
  const history = await historyIn(context, observed)
  const joiners = joinersAmong(found, history, balancerOf(context, observed)?.weights())
  const hosts = await Promise.all(
    found.map(async (host) => {
      const why = await host.transport.absence?.()
      const facts = why === undefined ? await runtime.facts(host) : undefined
      const serving = facts?.active === undefined ? undefined : facts.running[facts.active]
      return {
        name: host.name,
        role: host.role,
        id: host.id,
        url: serves(host) ? siteUrl(host.publicAddress, environment.compute.port) : null,
        slot: facts?.active ?? null,
        release: serving?.release ?? null,
        watchedAt: facts?.watchedAt?.toISOString() ?? null,
        lost: why === undefined ? null : inLanguage(why, terminal.language),
        toJoin: joiners.includes(host),
      }
    }),
  )
  const canary = canaryIn(history)
  const last = history.find(isChange)
  const interrupted = last?.outcome === 'interrupted' ? last : undefined
  const [readiness, due] = await Promise.all([
    readinessIn(session, observed),
    deployDue(session, observed, history),
  ])
  const resources = observed.map(({ key, id, state, settled }) => ({ key, id, state, settled }))
  const report = {
    environment: name,
    cloud: environment.cloud,
    region: environment.region,
    hosts,
    canary:
      canary === undefined
        ? null
        : { release: canary.release.id, shares: sharesOf(canary, found.filter(serves)) },
    interrupted: interrupted === undefined ? null : interrupted.purpose,
    due,
    backups: readiness ?? null,
    watched: environment.alarms !== undefined,
    resources,
  }
  showStatus(terminal, report, new Date())
  terminal.document(report)
  return 0
}

/** Undefined where the environment keeps no backups, or has nothing yet to keep them in. */
async function readinessIn(session: Session, observed: readonly Observed[]): Promise<Readiness | undefined> {
  const { backups } = session.environment
  const bucket = observed.find(({ key }) => key === keys.backups)
  if (backups === undefined || bucket === undefined) return undefined
  const catalogue = await readCatalogue(cosBackupStore(session.context, bucket.id))
  return readinessOf(catalogue, backups.provenWithin, new Date())
}

/** Percent of the requests by host name: of all there are, or of each host's own for a canary beside what serves. */
function sharesOf(
  { weights = {}, share }: HistoryEntry,
  hosts: readonly { readonly id: string; readonly name: string }[],
) {
  if (share !== undefined) return Object.fromEntries(hosts.map(({ name }) => [name, share]))
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
  return Object.fromEntries(
    hosts.map(({ id, name }) => [name, Math.round((100 * (weights[id] ?? 0)) / total)]),
  )
}
