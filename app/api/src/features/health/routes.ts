import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Findings } from './prober.ts'
import { health, readiness } from './schema.ts'

/** Asked every few seconds by everyone: only what goes wrong is worth a log line. */
const logLevel = 'warn'
const config = { access: 'anyone', rateLimit: false } as const

export const healthRoutes: FastifyPluginAsyncZod<{ probe: () => Promise<Findings> }> = async (
  app,
  { probe },
) => {
  app.get('/health', { config, logLevel, schema: { response: { 200: health } } }, async () => ({
    status: 'alive' as const,
  }))

  app.get(
    '/ready',
    { config, logLevel, schema: { response: { 200: readiness, 503: readiness } } },
    async (_request, reply) => {
      const dependencies = await probe()
      const ready = isReady(dependencies)
      return reply.code(ready ? 200 : 503).send({ ready, dependencies })
    },
  )
}

export function isReady(findings: Findings): boolean {
  return Object.values(findings).every(({ ok }) => ok)
}
