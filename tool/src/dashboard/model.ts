import type { Backup } from '../backups/catalogue.ts'
import type { CloudCopies } from '../backups/cloud-copies.ts'
import type { Readiness } from '../backups/readiness.ts'
import type { Cost } from '../cost/model.ts'
import type { Key, Observed, Plan } from '../plan/model.ts'
import type { ReleasesOverview } from '../releases/read-overview.ts'
import type { Text } from '../text.ts'
import type { Found } from './found.ts'
import { type EnvironmentMap, mapOf } from './map/map.ts'

/** What was read of an environment at one moment, each subject for itself. */
export interface Readings {
  readonly project: string
  readonly environment: string
  /** `tencent` or `emulator`. */
  readonly cloud: string
  readonly region: string
  /** Milliseconds since 1970. */
  readonly readAt: number
  readonly resources: readonly Observed[]
  readonly releases: Found<ReleasesOverview>
  readonly cost: Found<Cost>
  /** Yuan a month; undefined where nobody set one. */
  readonly budget: number | undefined
  readonly drift: Found<DriftRead>
  /** Undefined where the environment keeps none. */
  readonly backups: Found<BackupsRead> | undefined
  readonly alarms: Found<AlarmsRead>
}

export interface DriftRead {
  /** ISO 8601; undefined where nothing was ever applied. */
  readonly appliedAt: string | undefined
  readonly changes: Plan['changes']
}

export interface BackupsRead {
  /** Newest first. */
  readonly backups: readonly Backup[]
  readonly readiness: Readiness
  /** Hours within which a backup must have been proven. */
  readonly provenWithin: number
  readonly cloud: readonly CloudCopies[]
}

export interface AlarmsRead {
  /** What Cloud Monitor watches from outside. */
  readonly policies: readonly Policy[]
  /** What watches on each host; undefined where the config asks for none. */
  readonly watchers: Found<WatchersRead> | undefined
  /** By whomever. */
  readonly raised: readonly RaisedAlarm[]
}

export interface WatchersRead {
  readonly hosts: readonly WatcherRead[]
  /** Who is told: `robot ops`. */
  readonly receivers: readonly string[]
  readonly raised: readonly RaisedAlarm[]
}

export interface WatcherRead {
  readonly host: string
  /** Whether it looked just now. */
  readonly alive: boolean
  /** ISO 8601; undefined where it never looked. */
  readonly lookedAt: string | undefined
  /** How many things it looks at. */
  readonly looks: number
}

export interface Policy {
  readonly key: Key
  readonly enabled: boolean
  /** `CpuUsage > 80`; and events by name. */
  readonly conditions: readonly string[]
  /** Keys of what is watched; a cloud id where it is none of ours. */
  readonly watches: readonly string[]
  readonly tells: number
}

export interface RaisedAlarm {
  readonly object: string
  readonly what: Text
  /** ISO 8601 */
  readonly since: string
}

/** How well something stands. `unknown`: it could not be found out. */
export type Standing = 'good' | 'warning' | 'bad' | 'unknown'

/** What the page shows: the readings, and what follows from them. */
export interface Dashboard extends Readings {
  readonly map: EnvironmentMap
  /** Releases that serve now, with the hosts. */
  readonly serving: readonly { readonly release: string; readonly hosts: readonly string[] }[]
  /** Keys of what differs from what was applied. */
  readonly drifted: ReadonlySet<string>
  readonly standing: {
    readonly releases: Standing
    readonly cost: Standing
    readonly drift: Standing
    readonly backups: Standing
    readonly alarms: Standing
  }
}

export function dashboardOf(readings: Readings): Dashboard {
  const { resources, releases, drift } = readings
  const rows = 'is' in releases ? releases.is.rows : []
  const serving = rows.flatMap(({ id, servesOn }) =>
    servesOn.length > 0 ? [{ release: id, hosts: servesOn }] : [],
  )
  return {
    ...readings,
    map: mapOf(resources, servingRemarks(serving)),
    serving,
    drifted: new Set('is' in drift ? drift.is.changes.map(({ key }) => key) : []),
    standing: {
      releases: standing(releases, releasesStanding),
      cost: standing(readings.cost, ({ monthly }) => costStanding(monthly, readings.budget)),
      drift: standing(drift, ({ changes }) => (changes.length > 0 ? 'warning' : 'good')),
      backups: standing(readings.backups, ({ readiness }) => (readiness.ok ? 'good' : 'bad')),
      alarms: standing(readings.alarms, alarmsStanding),
    },
  }
}

/** On each host, the revision that serves there. */
function servingRemarks(serving: Dashboard['serving']): ReadonlyMap<string, Text> {
  return new Map(
    serving.flatMap(({ release, hosts }) => {
      const revision = release.slice(release.lastIndexOf('-') + 1)
      const remark = { en: `serves ${revision}`, zh: `运行 ${revision}` }
      return hosts.map((host): [string, Text] => [`cvm/${host}`, remark])
    }),
  )
}

function standing<T>(found: Found<T> | undefined, of: (is: T) => Standing): Standing {
  return found !== undefined && 'is' in found ? of(found.is) : 'unknown'
}

function releasesStanding({ rows, hosts, unanswered }: ReleasesOverview): Standing {
  const serving = new Set(rows.flatMap(({ servesOn }) => servesOn))
  if (unanswered.length > 0 || hosts.some((host) => !serving.has(host))) return 'bad'
  const last = rows[0]?.entry
  return last?.outcome === 'deployed' ? 'good' : 'warning'
}

function costStanding(monthly: number, budget: number | undefined): Standing {
  if (budget === undefined || monthly <= 0.9 * budget) return 'good'
  return monthly <= budget ? 'warning' : 'bad'
}

function alarmsStanding({ raised, policies, watchers }: AlarmsRead): Standing {
  const seen = watchers !== undefined && 'is' in watchers ? watchers.is : undefined
  if (raised.length > 0 || seen?.hosts.some(({ alive }) => !alive)) return 'bad'
  const isHeard = (seen?.receivers.length ?? 0) > 0 || policies.some(({ tells }) => tells > 0)
  const isBlind = policies.length === 0 || policies.some(({ enabled }) => !enabled)
  return isBlind || !isHeard ? 'warning' : 'good'
}
