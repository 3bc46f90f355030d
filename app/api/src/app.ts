import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { openRuns, type RunOptions } from './agent-runs.ts'
import type { RunWorker } from './agents/runs/worker.ts'
import type { Cache } from './cache/cache.ts'
import { measureCache } from './cache/metrics.ts'
import type { Clock } from './clock.ts'
import { type Folders, openCommandPost } from './command-post.ts'
import type { Database } from './database/connect.ts'
import type { Reads } from './database/reads/reads.ts'
import { readFromStandbys } from './database/reads/serve.ts'
import { AuditRepository } from './features/audit/repository.ts'
import { keepAuditTrail } from './features/audit/trail.ts'
import type { FileOptions } from './features/files/files.ts'
import { serveFiles } from './features/files/serve.ts'
import { createProber } from './features/health/prober.ts'
import { healthRoutes } from './features/health/routes.ts'
import { createMetrics, measureRequests } from './features/metrics/metrics.ts'
import { metricsRoutes } from './features/metrics/routes.ts'
import { ReleaseRepository } from './features/releases/repository.ts'
import { releaseRoutes } from './features/releases/routes.ts'
import { ReportRepository } from './features/reports/repository.ts'
import { reportRoutes } from './features/reports/routes.ts'
import { ReportService } from './features/reports/service.ts'
import { settingRoutes } from './features/settings/routes.ts'
import type { ShownSetting } from './features/settings/schema.ts'
import { statusRoutes } from './features/status/routes.ts'
import type { SystemStatus } from './features/status/schema.ts'
import { trendRoutes } from './features/trends/routes.ts'
import { SampleStore } from './features/trends/store.ts'
import { describeVersion, versionRoutes } from './features/version/routes.ts'
import { createHttpServer } from './http-server.ts'
import { limitRequests, REQUESTS_PER_MINUTE } from './limits/requests.ts'
import { EventLogs } from './live/event-logs.ts'
import { followLive } from './live/live.ts'
import { measureLive } from './live/metrics.ts'
import { RedisRelay } from './live/relay.ts'
import { DOCS_PATH, describeApi, offerReader } from './openapi.ts'
import { buildPeople, type PeopleOptions } from './people/build.ts'
import { guardRoutes } from './people/guard.ts'
import { servePeople } from './people/serve.ts'
import type { RedisClient } from './redis/client.ts'
import type { Storage } from './storage/storage.ts'
import { openTeams, type TeamOptions } from './team-store.ts'

export interface AppOptions {
  database: Database
  /** With them, lists may come from standbys; `database` knows of the same. */
  reads?: Reads | undefined
  redis: RedisClient
  cache: Cache
  storage: Storage
  files: Pick<FileOptions, 'store' | 'quotaBytes' | 'drawsDocuments' | 'cdn'>
  folders: Folders
  /** Without keys, no team can be saved or run. */
  teams?: TeamOptions
  runs: RunOptions
  clock: Clock
  logger: FastifyBaseLogger
  /** The model that agents talk to, as people are told of it. */
  model: SystemStatus['model']
  /** Name of the running release. */
  release: string
  people: PeopleOptions
  /** What administrators see of the settings. */
  settings?: readonly ShownSetting[]
  /** Addresses, networks or their names (`loopback`, `uniquelocal`) whose word about the caller is believed. */
  trustedProxies?: string[]
  /** How many requests one person may make. */
  requestsPerMinute?: number
  /** Origins of pages besides our own that may open a socket. */
  origins?: readonly string[]
  /** How long open sockets go on after the server was told to stop; by default not at all. */
  drainMs?: number
}

/** The whole app: first what every request passes, then what is served. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { database, redis, cache, storage, clock, logger, release } = options
  const app = createHttpServer(logger, options.trustedProxies ?? [])
  const metrics = createMetrics()
  measureRequests(app, metrics)
  measureCache(cache, metrics)

  const people = buildPeople(options.people, { database, redis, clock, logger })
  guardRoutes(app, people.authenticate, { [DOCS_PATH]: 'administrator' })
  await limitRequests(app, options.requestsPerMinute ?? REQUESTS_PER_MINUTE)
  if (options.reads) readFromStandbys(app, options.reads, { redis, clock, metrics })
  app.addHook('onClose', async () => people.close())
  const audit = new AuditRepository(database)
  keepAuditTrail(app, audit, clock)

  const version = describeVersion(release, clock())
  await describeApi(app, version.version)
  await offerReader(app)

  let worker: RunWorker | undefined
  // Before open sockets are waited for: others go on with the runs meanwhile.
  app.addHook('preClose', async () => worker?.stop())
  const eventLogs = new EventLogs()
  const { hub, connections } = await followLive(app, {
    ...{ database, clock, log: logger },
    logs: eventLogs,
    relay: new RedisRelay(redis, logger),
    sessions: people.sessions,
    origins: options.origins ?? [],
    drainMs: options.drainMs ?? 0,
  })
  measureLive(connections, metrics)

  const probe = createProber(
    {
      postgres: () => sql`select 1`.execute(database),
      redis: () => cache.check(),
      cos: () => storage.check(),
    },
    clock,
  )
  await app.register(healthRoutes, { probe })
  await app.register(metricsRoutes, { registry: metrics })
  await app.register(trendRoutes, { registry: metrics, store: new SampleStore(redis), clock, release })
  await app.register(versionRoutes, { version })
  await app.register(releaseRoutes, { releases: new ReleaseRepository(database), version })
  await app.register(settingRoutes, { settings: options.settings ?? [] })
  await app.register(statusRoutes, { version, cache, model: options.model, probe })
  await servePeople(app, people, { audit, clock })
  const reports = new ReportService({ repository: new ReportRepository(database), cache, storage, clock })
  await app.register(reportRoutes, { reports })
  await serveFiles(app, { ...options.files, database, clock, logger })
  const { versions } = await openTeams(app, options.teams ?? { keys: [] }, { database, clock, logger })
  const context = await openCommandPost(app, {
    ...{ database, storage, clock, logger },
    announcer: hub,
    logs: eventLogs,
    folders: options.folders,
  })
  worker = await openRuns(app, options.runs, {
    ...{ database, clock, logger, metrics, versions, context },
    announcer: hub,
    logs: eventLogs,
  })
  return app
}
