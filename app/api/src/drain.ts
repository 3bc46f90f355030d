import type { FastifyInstance } from 'fastify'

/**
 * Lets go of connections while the server closes. Node closes those that are idle at that moment and then waits
 * for the rest, which a client may keep open for a minute after its last answer.
 */
export function drainConnections(app: FastifyInstance): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close')
    done(null, payload)
  })
  // An answer whose headers went out before the closing began could not say so; it has just become idle.
  app.addHook('onResponse', (_request, _reply, done) => {
    if (closing) setImmediate(() => app.server.closeIdleConnections())
    done()
  })
}
