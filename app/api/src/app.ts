import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Redis } from 'ioredis'
import { sql } from 'kysely'
import type { Cache } from './cache/cache.ts'
import { measureCache } from './cache/metrics.ts'
import type { Clock } from './clock.ts'
import { type Folders, openCommandPost } from './command-post.ts'
import type { Database } from './database/connect.ts'
import { drainConnections } from './drain.ts'
import { handleError, handleNotFound } from './errors/handler.ts'
import { AuditRepository } from './features/audit/repository.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { keepAuditTrail } from './features/audit/trail.ts'
import { createProber } from './features/health/prober.ts'
import { healthRoutes } from './features/health/routes.ts'
import { createMetrics, measureRequests } from './features/metrics/metrics.ts'
import { metricsRoutes } from './features/metrics/routes.ts'
import { peopleRoutes } from './features/people/routes.ts'
import { PeopleService } from './features/people/service.ts'
import { ReportRepository } from './features/reports/repository.ts'
import { reportRoutes } from './features/reports/routes.ts'
import { ReportService } from './features/reports/service.ts'
import { sessionRoutes } from './features/session/routes.ts'
import { SessionService } from './features/session/service.ts'
import { setupRoutes } from './features/setup/routes.ts'
import { SetupService } from './features/setup/service.ts'
import { statusRoutes } from './features/status/routes.ts'
import { describeVersion, versionRoutes } from './features/version/routes.ts'
import { limitRequests, REQUESTS_PER_MINUTE } from './limits/requests.ts'
import { EventLogs } from './live/event-logs.ts'
import { followLive } from './live/live.ts'
import { measureLive } from './live/metrics.ts'
import { RedisRelay } from './live/relay.ts'
import { DOCS_PATH, describeApi, offerReader } from './openapi.ts'
import { buildPeople, type PeopleOptions } from './people/build.ts'
import { guardRoutes } from './people/guard.ts'
import { RequestLog } from './request-log.ts'
import { addSecurityHeaders } from './security-headers.ts'
import type { Storage } from './storage/storage.ts'

export interface AppOptions {
  database: Database
  redis: Redis
  cache: Cache
  storage: Storage
  folders: Folders
  clock: Clock
  logger: FastifyBaseLogger
  /** Name of the running release. */
  release: string
  people: PeopleOptions
  /** Addresses, networks or their names (`loopback`, `uniquelocal`) whose word about the caller is believed. */
  trustedProxies?: string[]
  /** How many requests one person may make. */
  requestsPerMinute?: number
  /** Origins of pages besides our own that may open a socket. */
  origins?: readonly string[]
  /** How long open sockets go on after the server was told to stop; by default not at all. */
  drainMs?: number
}

/** The longest report in Chinese, escaped as JSON, with room to spare. */
const BODY_LIMIT_BYTES = 256 * 1024

/** Longer than any route takes that works; one that waits for more says so itself. */
const HANDLER_TIMEOUT_MS = 30_000
/** How long a client may take to send a request whole. A proxy in front collects it and sends it at once. */
const REQUEST_TIMEOUT_MS = 120_000
/** How long its head alone may take, which is all that a client needs to hold a connection. */
const HEADERS_TIMEOUT_MS = 15_000

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { database, redis, cache, storage, clock, logger, release } = options
  const app = Fastify({
    loggerInstance: logger,
    logController: new RequestLog(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestIdHeader: false,
    genReqId: (request) => acceptedRequestId(request.headers['x-request-id']) ?? randomUUID(),
    // While closing, a request on a connection that is already open is still answered, not refused.
    return503OnClosing: false,
    frameworkErrors: handleError,
    trustProxy: options.trustedProxies ?? [],
    handlerTimeout: HANDLER_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
  })
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  app.setNotFoundHandler(handleNotFound)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  addSecurityHeaders(app)
  drainConnections(app)
  const metrics = createMetrics()
  measureRequests(app, metrics)
  measureCache(cache, metrics)

  const { people, sessions, attempts, ...who } = buildPeople(options.people, {
    database,
    redis,
    clock,
    logger,
  })
  const audit = new AuditRepository(database)
  guardRoutes(app, who.authenticate, { [DOCS_PATH]: 'administrator' })
  await limitRequests(app, options.requestsPerMinute ?? REQUESTS_PER_MINUTE)
  keepAuditTrail(app, audit, clock)
  app.addHook('onClose', async () => who.close())

  const eventLogs = new EventLogs()
  const { hub, connections } = await followLive(app, {
    database,
    logs: eventLogs,
    relay: new RedisRelay(redis, logger),
    sessions,
    clock,
    log: logger,
    origins: options.origins ?? [],
    drainMs: options.drainMs ?? 0,
  })
  measureLive(connections, metrics)

  const version = describeVersion(release, clock())
  await describeApi(app, version.version)
  await offerReader(app)

  const reports = new ReportService({ repository: new ReportRepository(database), cache, storage, clock })
  const probe = createProber(
    {
      postgres: () => sql`select 1`.execute(database),
      redis: () => cache.check(),
      cos: () => storage.check(),
    },
    clock,
  )
  await app.register(metricsRoutes, { registry: metrics })
  await app.register(healthRoutes, { probe })
  await app.register(versionRoutes, { version })
  await app.register(statusRoutes, { version, cache, probe })
  await app.register(setupRoutes, {
    service: new SetupService({ people, sessions, attempts, code: who.setupCode, clock }),
  })
  await app.register(sessionRoutes, {
    service: new SessionService({ people, sessions, attempts }),
    sessions,
  })
  await app.register(peopleRoutes, { people: new PeopleService({ people, sessions, clock }) })
  await app.register(auditRoutes, { audit })
  await app.register(reportRoutes, { reports })
  await openCommandPost(app, {
    ...{ database, storage, clock, logger },
    announcer: hub,
    logs: eventLogs,
    folders: options.folders,
  })
  return app
}

/** The id of a proxy or caller is kept if it can do no harm in a log. */
function acceptedRequestId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w.-]{1,64}$/.test(header) ? header : undefined
}
