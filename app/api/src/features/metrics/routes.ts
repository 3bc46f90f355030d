import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Registry } from 'prom-client'
import { AppError } from '../../errors/app-error.ts'

/** For Prometheus inside the network. Whatever a proxy brings in from outside finds nothing here. */
export const metricsRoutes: FastifyPluginAsyncZod<{ registry: Registry }> = async (app, { registry }) => {
  app.get(
    '/metrics',
    { config: { access: 'anyone', rateLimit: false }, logLevel: 'warn', schema: { hide: true } },
    async (request, reply) => {
      if (request.headers['x-forwarded-for'] !== undefined) throw new AppError('route/not-found')
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  )
}
