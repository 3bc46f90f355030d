import { readReports } from '../../alarms/report.ts'
import { openWatchSite } from '../../alarms/site.ts'
import { labelOf } from '../../notices/receiver.ts'
import type { Observed } from '../../plan/model.ts'
import type { Session } from '../../session.ts'
import type { RaisedAlarm, WatchersRead } from '../readings.ts'

/** Whether the config asks for watchers, and there is a host to have one. */
export function isWatched({ environment }: Session, observed: readonly Observed[]): boolean {
  const hasHosts = environment.compute.ssh !== undefined || observed.some(({ kind }) => kind === 'cvm')
  return environment.alarms !== undefined && hasHosts
}

/** What the watchers on the hosts know, and whom they tell. */
export async function readWatchers(session: Session, observed: readonly Observed[]): Promise<WatchersRead> {
  const site = await openWatchSite(session, observed)
  const reports = await readReports(site, new Date(session.context.cloud.timing.now()))
  return {
    receivers: site.told.receivers.map(labelOf),
    hosts: reports.map(({ host, alive, lookedAt, lines }) => ({
      host,
      alive,
      lookedAt: lookedAt?.toISOString(),
      looks: lines.length,
    })),
    raised: reports.flatMap(({ host, lines }) =>
      lines.flatMap(({ rule, of, raised }): RaisedAlarm[] => {
        if (raised === null) return []
        const object = of === '' ? host : `${host} ${of}`
        return [{ object, what: rule.title, since: raised.since.toISOString() }]
      }),
    ),
  }
}
