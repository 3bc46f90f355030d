import { observe } from '../apply/observe.ts'
import { makeCost, priceEach } from '../cost/cost.ts'
import type { Session } from '../session.ts'
import { find } from './found.ts'
import { readAlarms } from './readers/alarms.ts'
import { readBackups } from './readers/backups.ts'
import { readDrift } from './readers/drift.ts'
import { readReleases } from './readers/releases.ts'
import type { Readings } from './readings.ts'

/** Asks the cloud for everything the page shows; what there is first, and then all subjects side by side. */
export async function readEnvironment(session: Session): Promise<Readings> {
  const { context, environment, project, name } = session
  const resources = await observe(context)
  const [releases, cost, drift, backups, alarms] = await Promise.all([
    find(() => readReleases(session, resources)),
    find(async () => makeCost(await priceEach(context, resources), [], [])),
    find(() => readDrift(session, resources)),
    environment.backups === undefined ? undefined : find(() => readBackups(session, resources)),
    find(() => readAlarms(session, resources)),
  ])
  return {
    project: project.config.project,
    environment: name,
    cloud: environment.cloud,
    region: environment.region,
    readAt: context.cloud.timing.now(),
    resources,
    releases,
    cost,
    budget: environment.budget,
    drift,
    backups,
    alarms,
  }
}
