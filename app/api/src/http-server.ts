import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyBaseLogger } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { drainConnections } from './drain.ts'
import { handleError, handleNotFound } from './errors/handler.ts'
import { RequestLog } from './request-log.ts'
import { addSecurityHeaders } from './security-headers.ts'

/** The longest report in Chinese, escaped as JSON, with room to spare. */
const BODY_LIMIT_BYTES = 256 * 1024
/** Longer than any route takes that works; one that waits for more says so itself. */
const HANDLER_TIMEOUT_MS = 30_000
/** How long a client may take to send a request whole. A proxy in front collects it and sends it at once. */
const REQUEST_TIMEOUT_MS = 120_000
/** How long its head alone may take, which is all that a client needs to hold a connection. */
const HEADERS_TIMEOUT_MS = 15_000

/** A server without routes: how requests are read, bounded, logged, answered when they fail, and let go at the end. */
export function createHttpServer(logger: FastifyBaseLogger, trustedProxies: string[]) {
  const app = Fastify({
    loggerInstance: logger,
    logController: new RequestLog(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestIdHeader: false,
    genReqId: (request) => acceptedRequestId(request.headers['x-request-id']) ?? randomUUID(),
    // While closing, a request on a connection that is already open is still answered, not refused.
    return503OnClosing: false,
    frameworkErrors: handleError,
    trustProxy: trustedProxies,
    handlerTimeout: HANDLER_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
  })
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  app.setNotFoundHandler(handleNotFound)
  // Hooks that wait for nothing call back here and elsewhere: a promise in each would cost a request a tenth more.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  addSecurityHeaders(app)
  drainConnections(app)
  return app
}

/** The id of a proxy or caller is kept if it can do no harm in a log. */
function acceptedRequestId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w.-]{1,64}$/.test(header) ? header : undefined
}
