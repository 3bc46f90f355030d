import { backupPlaces } from '../backups/places.ts'
import { databasesOf } from '../databases/chosen.ts'
import { dataFolder } from '../hosts/data-folder.ts'
import { bucketName } from '../resources/cos-bucket.ts'
import { keys } from '../resources/desired.ts'
import { cloudName } from '../resources/ownership.ts'
import type { BackupPlace, WatchOrder } from './host/order.ts'
import { rulesFor } from './rules/index.ts'
import type { WatchedHost, WatchSite } from './site.ts'

/** What one host is to watch. The first one tells what all of them see. */
export function orderFor(site: WatchSite, watched: WatchedHost): WatchOrder {
  const { session, settings, runtime, around, told, hosts } = site
  const { environment, name, project } = session
  const { project: projectName, app } = project.config
  const { host, facts } = watched
  const { paths, root } = facts
  const tellsShared = hosts[0]?.host.name === host.name
  const { postgres, redis, certificates } = around
  const backups = tellsShared ? backupsOf(site, watched) : undefined
  return {
    project: projectName,
    environment: name,
    host: host.name,
    root,
    runtime: runtime.name,
    tellsShared,
    rules: rulesFor({
      environment: name,
      thresholds: settings.thresholds,
      backups: backups && environment.backups,
      databases: databasesOf(environment),
    }),
    receivers: told.receivers,
    disks: [
      ...new Set([root || '/', paths.base, dataFolder(projectName, paths, facts.answers.dataDisk ?? '')]),
    ],
    app: {
      door: `http://${facts.root === '' ? '127.0.0.1' : facts.address}:${environment.compute.port}`,
      slots: { blue: runtime.slotUrl(facts, 'blue'), green: runtime.slotUrl(facts, 'green') },
      health: app.health,
      ready: app.ready,
    },
    certificates: tellsShared ? certificates : [],
    // The password is not needed to see whether it takes sessions.
    ...(postgres && {
      postgres: {
        host: postgres.host,
        port: postgres.port,
        user: postgres.user,
        database: postgres.database,
        authority: paths.postgresCa,
      },
    }),
    ...(redis && { redis: { ...redis, authority: paths.redisCa } }),
    ...(backups && { backups }),
  }
}

/** Hosts of one's own carry no role that would let them look into the bucket. */
function backupsOf({ session }: WatchSite, { facts }: WatchedHost): BackupPlace | undefined {
  const { environment, context } = session
  if (environment.backups === undefined || environment.compute.ssh !== undefined) return undefined
  const bucket = bucketName(context, cloudName(context.owner, keys.backups))
  const { region, cosEndpoint } = context.cloud.connection
  const place = { bucket, region, ...(cosEndpoint === undefined ? {} : { endpoint: cosEndpoint }) }
  return { bucket: place, note: backupPlaces(facts.paths).newest }
}
