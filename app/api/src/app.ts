import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import type { Cache } from './cache/cache.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database/connect.ts'
import { drainConnections } from './drain.ts'
import { handleError, handleNotFound } from './errors/handler.ts'
import { createProber } from './features/health/prober.ts'
import { healthRoutes } from './features/health/routes.ts'
import { ReportRepository } from './features/reports/repository.ts'
import { reportRoutes } from './features/reports/routes.ts'
import { ReportService } from './features/reports/service.ts'
import { statusRoutes } from './features/status/routes.ts'
import { describeVersion, versionRoutes } from './features/version/routes.ts'
import { guardRoutes } from './people/guard.ts'
import { machineOf } from './people/machine.ts'
import { RequestLog } from './request-log.ts'
import type { Secret } from './secret.ts'
import type { Storage } from './storage/storage.ts'

export interface AppOptions {
  database: Database
  cache: Cache
  storage: Storage
  clock: Clock
  logger: FastifyBaseLogger
  /** Name of the running release. */
  release: string
  people: PeopleOptions
}

export interface PeopleOptions {
  /** Token of the machine account that tries the app after a deployment; without it there is no such account. */
  acceptanceToken?: Secret | undefined
}

/** The longest report in Chinese, escaped as JSON, with room to spare. */
const BODY_LIMIT_BYTES = 256 * 1024

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { database, cache, storage, clock, logger, release, people } = options
  const app = Fastify({
    loggerInstance: logger,
    logController: new RequestLog(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestIdHeader: false,
    genReqId: (request) => acceptedRequestId(request.headers['x-request-id']) ?? randomUUID(),
    // While closing, a request on a connection that is already open is still answered, not refused.
    return503OnClosing: false,
    frameworkErrors: handleError,
  })
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  app.setNotFoundHandler(handleNotFound)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  drainConnections(app)
  guardRoutes(app, async (token) => machineOf(token, people.acceptanceToken))

  const version = describeVersion(release, clock())
  const reports = new ReportService({ repository: new ReportRepository(database), cache, storage, clock })
  const probe = createProber(
    {
      postgres: () => sql`select 1`.execute(database),
      redis: () => cache.check(),
      cos: () => storage.check(),
    },
    clock,
  )
  await app.register(healthRoutes, { probe })
  await app.register(versionRoutes, { version })
  await app.register(statusRoutes, { version, cache, probe })
  await app.register(reportRoutes, { reports })
  return app
}

/** The id of a proxy or caller is kept if it can do no harm in a log. */
function acceptedRequestId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w.-]{1,64}$/.test(header) ? header : undefined
}
