import type { EnvironmentConfig } from '../config/schema.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Around } from '../health/host/order.ts'
import { aroundOrder } from '../health/order.ts'
import type { HostFacts } from '../hosts/facts.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import type { Runtime } from '../hosts/runtimes/runtime.ts'
import type { Resolved } from '../notices/resolve.ts'
import { receiversOf } from '../notices/tell.ts'
import type { Observed } from '../plan/model.ts'
import type { Session } from '../session.ts'

/** What an environment's watchers are about. */
export interface WatchSite {
  readonly session: Session
  readonly settings: NonNullable<EnvironmentConfig['alarms']>
  readonly runtime: Runtime
  readonly hosts: readonly WatchedHost[]
  /** Databases and names that all hosts see. */
  readonly around: Around
  readonly told: Resolved
}

export interface WatchedHost {
  readonly host: Host
  readonly facts: HostFacts
}

/** @throws TengyunError `alarm/not-configured`, `release/no-host` and those of hosts */
export async function openWatchSite(session: Session, observed: readonly Known[]): Promise<WatchSite> {
  const { environment, name } = session
  const { alarms: settings } = environment
  if (settings === undefined) throw new TengyunError('alarm/not-configured', { where: name })
  const runtime = runtimeOf(session)
  const [hosts, around, told] = await Promise.all([
    watchedHosts(session, observed),
    aroundOrder(session, observed),
    receiversOf(session),
  ])
  return { session, settings, runtime, hosts, around, told }
}

/** @throws TengyunError `release/no-host` and those of hosts */
export async function watchedHosts(session: Session, observed: readonly Known[]): Promise<WatchedHost[]> {
  const { name } = session
  const found = await findHosts(session, observed)
  if (found.length === 0)
    throw new TengyunError('release/no-host', { where: name, command: `npx tengyun up ${name}` })
  const runtime = runtimeOf(session)
  return Promise.all(found.map(async (host) => ({ host, facts: await runtime.facts(host) })))
}

/** Of a resource, what leads to it. */
export type Known = Pick<Observed, 'kind' | 'key' | 'id'>

function runtimeOf({ environment, project }: Session): Runtime {
  const { project: name, app } = project.config
  return openRuntime({ project: name, app, compute: environment.compute })
}
