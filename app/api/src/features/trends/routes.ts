import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { unavailable } from '../../errors/app-error.ts'
import { SAMPLE_EVERY_MS, Sampler, type SamplerParts } from './sampler.ts'
import { trendQuery, trends } from './schema.ts'
import { trendsOf } from './trends.ts'

/** More than a screen can show apart. */
const MOST_POINTS = 60

export const trendRoutes: FastifyPluginAsyncZod<SamplerParts> = async (app, parts) => {
  const sampler = new Sampler(parts)
  app.addHook('onReady', async () => sampler.start())
  app.addHook('onClose', () => sampler.stop())

  app.get(
    '/api/metrics/trends',
    {
      config: { access: 'viewer' },
      logLevel: 'warn',
      schema: {
        tags: ['system'],
        summary: 'Requests, latencies, cache and connections of all processes over the last hours',
        querystring: trendQuery,
        response: { 200: trends },
      },
    },
    async (request) => {
      // So that the newest point is of now.
      await sampler.sample()
      const to = parts.clock().getTime()
      const spanMs = request.query.minutes * 60_000
      const stepMs = Math.max(spanMs / MOST_POINTS, 2 * SAMPLE_EVERY_MS)
      const span = { from: to - spanMs, to, stepMs }
      const samples = await parts.store.since(span.from - stepMs).catch((cause: unknown) => {
        throw unavailable('Redis', cause)
      })
      return { stepSeconds: stepMs / 1_000, points: trendsOf(samples, span) }
    },
  )
}
