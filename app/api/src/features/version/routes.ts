import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import manifest from '../../../package.json' with { type: 'json' }
import { type VersionInfo, versionInfo } from './schema.ts'

export function describeVersion(release: string, startedAt: Date): VersionInfo {
  return {
    name: 'safe-system',
    version: manifest.version,
    release,
    node: process.version,
    startedAt: startedAt.toISOString(),
  }
}

export const versionRoutes: FastifyPluginAsyncZod<{ version: VersionInfo }> = async (app, { version }) => {
  app.get(
    '/api/version',
    {
      config: { access: 'anyone', rateLimit: false },
      logLevel: 'warn',
      schema: { response: { 200: versionInfo } },
    },
    async () => version,
  )
}
