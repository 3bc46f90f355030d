import type { FastifyInstance } from 'fastify'

/**
 * For answers that are data: nothing in them is ever to be run, framed, guessed at or kept by a cache on the way.
 * A route that answers with something to look at replaces what it must.
 */
const headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** A year, as browsers that preload ask for. */
const STRICT_TRANSPORT = 'max-age=31536000; includeSubDomains'

export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers)
    if (request.protocol === 'https') reply.header('strict-transport-security', STRICT_TRANSPORT)
    done()
  })
}
