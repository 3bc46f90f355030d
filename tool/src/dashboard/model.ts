import type { ReleasesOverview } from '../releases/history/read-overview.ts'
import type { Text } from '../text.ts'
import type { Found } from './found.ts'
import { type EnvironmentMap, mapOf } from './map/map.ts'
import type { AlarmsRead, Readings } from './readings.ts'

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

/** On each host, the revision that runs there: a worker serves nobody. */
function servingRemarks(serving: Dashboard['serving']): ReadonlyMap<string, Text> {
  return new Map(
    serving.flatMap(({ release, hosts }) => {
      const revision = release.slice(release.lastIndexOf('-') + 1)
      const remark = { en: `runs ${revision}`, zh: `运行 ${revision}` }
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
