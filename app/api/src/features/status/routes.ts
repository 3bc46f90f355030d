import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Cache } from '../../cache/cache.ts'
import type { Findings } from '../health/prober.ts'
import { isReady } from '../health/routes.ts'
import type { VersionInfo } from '../version/schema.ts'
import { type SystemStatus, systemStatus } from './schema.ts'

interface StatusParts {
  version: VersionInfo
  cache: Cache
  model: SystemStatus['model']
  probe: () => Promise<Findings>
}

/** All that the console shows about the system, in one answer that is 200 whatever it has to tell. */
export const statusRoutes: FastifyPluginAsyncZod<StatusParts> = async (
  app,
  { version, cache, model, probe },
) => {
  const schema = { response: { 200: systemStatus } }
  app.get('/api/status', { config: { access: 'signed-in' }, logLevel: 'warn', schema }, async () => {
    const dependencies = await probe()
    return { version, ready: isReady(dependencies), dependencies, cache: summaryOf(cache), model }
  })
}

function summaryOf(cache: Cache): SystemStatus['cache'] {
  let reads = 0
  let loads = 0
  for (const counts of cache.statistics().values()) {
    reads += counts.gets
    loads += counts.loads
  }
  return { reads, hitRate: reads === 0 ? null : (reads - loads) / reads }
}
