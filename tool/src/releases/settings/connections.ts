import type { Value } from '../../plan/model.ts'
import { isRecord } from '../../plan/references.ts'

/** What is left for the server itself, the cloud's own eyes, backups, migrations and people at a console. */
const reserved = 20

/** More than that only wait for each other inside the server. */
const most = 60

/** With fewer, an app that works on something beside its requests stands in its own way. */
export const leastConnections = 10

/** Slots of a host; both run during a release, each holding its connections. */
const slots = 2

/** A drill runs the app once more. */
const drills = 1

/**
 * How many connections to PostgreSQL one process of the app may hold, so that all of them fit whatever goes on.
 *
 * @param allowed the server's `max_connections`, which the cloud sets by the size of the instance
 */
export function connectionsPerProcess(allowed: number, hosts: number): number {
  const processes = hosts * slots + drills
  return Math.max(1, Math.min(most, Math.floor((allowed - reserved) / processes)))
}

/**
 * The same of one of several pods, which take over from hosts that serve with theirs meanwhile.
 *
 * @param pods at most, with those that a rollout starts first
 */
export function connectionsPerPod(allowed: number, hosts: number, pods: number): number {
  const left = allowed - reserved - hosts * connectionsPerProcess(allowed, hosts)
  return Math.max(1, Math.min(most, Math.floor(left / pods)))
}

/** As the instance tells it; undefined while it does not run. */
export function maxConnections(parameters: Value | undefined): number | undefined {
  if (!isRecord(parameters)) return undefined
  const value = Number(parameters.max_connections)
  return value > 0 ? value : undefined
}
