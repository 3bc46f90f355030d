import { placedHosts } from '../../config/placement.ts'
import type { EnvironmentConfig } from '../../config/schema.ts'
import type { Role } from '../../hosts/role.ts'
import { connectionsPerPod, leastConnections } from '../../releases/settings/connections.ts'

/** Pods that are alike. */
export interface Group {
  readonly role: Role
  /** How many at least, and at most where there is much to do. */
  readonly least: number
  readonly most: number
}

export interface Groups {
  /** Pods that serve people. */
  readonly web: Group
  /** Pods that work and serve nobody; undefined where hosts do not differ in that. */
  readonly worker: Group | undefined
}

/**
 * As many pods as there are hosts, and two at least that serve. Autoscaling doubles them where PostgreSQL has the
 * connections.
 *
 * @param allowed its `max_connections`; undefined where there is none that says so
 */
export function groupsOf(environment: EnvironmentConfig, allowed: number | undefined): Groups {
  const roles = rolesOf(environment)
  const workers = roles.filter((role) => role === 'worker').length
  const times = (factor: number): Groups => {
    const group = (role: Role, least: number): Group => ({ role, least, most: least * factor })
    return {
      web: group(workers === 0 ? 'all' : 'web', Math.max(2, roles.length - workers)),
      worker: workers === 0 ? undefined : group('worker', workers),
    }
  }
  const doubled = times(2)
  const suffices =
    allowed === undefined || connectionsPerPod(allowed, roles.length, podsOf(doubled)) >= leastConnections
  return suffices ? doubled : times(1)
}

/** How many there may be at once: a rollout has one more of each group. */
export function podsOf({ web, worker }: Groups): number {
  return web.most + 1 + (worker === undefined ? 0 : worker.most + 1)
}

/** What each host is for. */
export function rolesOf(environment: Pick<EnvironmentConfig, 'compute' | 'zone'>): Role[] {
  const { ssh } = environment.compute
  return ssh === undefined
    ? placedHosts(environment).map(({ role }) => role)
    : ssh.hosts.map(({ role }): Role => role ?? 'all')
}
