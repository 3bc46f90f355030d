import type { FastifyInstance } from 'fastify'

/** One line for each answer; the query string stays out, since callers put secrets into it. */
export function logResponses(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 100) / 100,
      },
      'Request answered',
    )
  })
}
