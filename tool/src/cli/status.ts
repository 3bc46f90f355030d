import { observe } from '../apply/observe.ts'
import { readCatalogue } from '../backups/catalogue.ts'
import { type Readiness, readinessOf } from '../backups/readiness.ts'
import { cosBackupStore } from '../backups/store.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import type { Observed } from '../plan/model.ts'
import type { HistoryEntry } from '../releases/history.ts'
import { canaryIn } from '../releases/proven.ts'
import { readHistory } from '../releases/read-history.ts'
import { keys } from '../resources/desired.ts'
import { openSession, type Session } from '../session.ts'
import { siteUrl } from '../site-url.ts'
import { showStatus } from '../views/status.ts'
import type { Run } from './command.ts'

/** Shows and does not judge; `health` does. */
export const status: Run = async (input) => {
  const session = await openSession(input)
  const { context, environment, name, project } = session
  const { project: projectName, app } = project.config
  const runtime = openRuntime({ project: projectName, app, compute: environment.compute })
  const observed = await observe(context)
  const found = await findHosts(session, observed)
  const hosts = await Promise.all(
    found.map(async (host) => {
      const facts = await runtime.facts(host)
      const serving = facts.active === undefined ? undefined : facts.running[facts.active]
      return {
        name: host.name,
        id: host.id,
        url: siteUrl(host.publicAddress, environment.compute.port),
        slot: facts.active ?? null,
        release: serving?.release ?? null,
        watchedAt: facts.watchedAt?.toISOString() ?? null,
      }
    }),
  )
  const bucket = observed.find(({ key }) => key === keys.releases)?.id
  const history = bucket === undefined ? [] : await readHistory(context, bucket, 10)
  const canary = canaryIn(history)
  const interrupted = history[0]?.outcome === 'interrupted' ? history[0] : undefined
  const readiness = await readinessIn(session, observed)
  const resources = observed.map(({ key, id, state, settled }) => ({ key, id, state, settled }))
  const report = {
    environment: name,
    cloud: environment.cloud,
    region: environment.region,
    hosts,
    canary: canary === undefined ? null : { release: canary.release.id, shares: sharesOf(canary, hosts) },
    interrupted: interrupted === undefined ? null : interrupted.purpose,
    backups: readiness ?? null,
    watched: environment.alarms !== undefined,
    resources,
  }
  showStatus(input.terminal, report, new Date())
  input.terminal.document(report)
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
