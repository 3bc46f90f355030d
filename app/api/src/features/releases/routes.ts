import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { VersionInfo } from '../version/schema.ts'
import type { ReleaseRepository } from './repository.ts'
import { releaseList } from './schema.ts'

interface ReleaseParts {
  readonly releases: ReleaseRepository
  readonly version: VersionInfo
}

export const releaseRoutes: FastifyPluginAsyncZod<ReleaseParts> = async (app, { releases, version }) => {
  let noting: Promise<void> = Promise.resolve()
  // History is no reason to wait, and none not to serve: a database that is away keeps this start out of it.
  app.addHook('onReady', async () => {
    noting = releases
      .noteStart(version)
      .catch((error: unknown) => app.log.warn({ err: error }, 'The start of this release was not noted'))
  })
  app.addHook('onClose', () => noting)

  app.get(
    '/api/releases',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['system'],
        summary: 'The releases that have served, the newest first',
        response: { 200: releaseList },
      },
    },
    async () => ({
      items: (await releases.newest()).map((row) => ({
        name: row.name,
        version: row.version,
        node: row.node,
        firstStartedAt: row.first_started_at.toISOString(),
        lastStartedAt: row.last_started_at.toISOString(),
        starts: row.starts,
        asked: row.name === version.release,
      })),
    }),
  )
}
