import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { personOf } from '../../people/person.ts'
import { LARGEST_ARTIFACT_BYTES } from './limits.ts'
import { mediaTypeOf, withCharset } from './media-type.ts'
import {
  type ArtifactParams,
  artifact,
  artifactList,
  artifactParams,
  diff,
  diffQuery,
  newestQuery,
  planParams,
  type SaveHeaders,
  saveHeaders,
  versionQuery,
} from './schema.ts'
import type { ArtifactService } from './service.ts'

const tags = ['artifacts']
const viewer = { access: 'viewer' } as const
const operator = { access: 'operator' } as const

export const artifactRoutes: FastifyPluginAsyncZod<{ artifacts: ArtifactService }> = async (
  app,
  { artifacts },
) => {
  app.get(
    '/api/artifacts',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'What was written last, of all plans',
        querystring: newestQuery,
        response: { 200: artifactList },
      },
    },
    async (request) => ({ items: await artifacts.newest(request.query.limit) }),
  )

  app.get(
    '/api/plans/:planId/artifacts',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'The artifacts of a plan, each in its newest version',
        params: planParams,
        response: { 200: artifactList },
      },
    },
    async (request) => ({ items: await artifacts.list(request.params.planId) }),
  )

  app.get(
    '/api/plans/:planId/artifacts/:name/versions',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'The versions of an artifact, the newest first',
        params: artifactParams,
        response: { 200: artifactList },
      },
    },
    async (request) => {
      const { planId, name } = request.params
      return { items: await artifacts.versions(planId, name) }
    },
  )

  app.get(
    '/api/plans/:planId/artifacts/:name/diff',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'What changed from one version of a text to another',
        params: artifactParams,
        querystring: diffQuery,
        response: { 200: diff },
      },
    },
    (request) => {
      const { planId, name } = request.params
      return artifacts.diff(planId, name, request.query.from, request.query.to)
    },
  )

  app.get(
    '/api/plans/:planId/artifacts/:name',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'The content of an artifact',
        params: artifactParams,
        querystring: versionQuery,
      },
    },
    async (request, reply) => {
      const { planId, name } = request.params
      const found = await artifacts.find(planId, name, request.query.version)
      const etag = `"${found.sha256}"`
      reply.header('etag', etag).header('x-artifact-version', found.version)
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      const { content, bytes } = await artifacts.open(found)
      return (
        reply
          .type(withCharset(found.contentType))
          .header('content-length', bytes)
          .header('content-disposition', attachment(name))
          // Whatever an agent wrote, a browser neither runs it nor takes it for something else.
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('x-content-type-options', 'nosniff')
          .send(content)
      )
    },
  )

  await app.register(async (streaming) => {
    // The content is the body, whatever its type: it goes to a file as it arrives.
    streaming.removeAllContentTypeParsers()
    streaming.addContentTypeParser('*', (_, payload, done) => done(null, payload))

    streaming.put<{ Params: ArtifactParams; Headers: SaveHeaders }>(
      '/api/plans/:planId/artifacts/:name',
      {
        config: operator,
        bodyLimit: LARGEST_ARTIFACT_BYTES,
        schema: {
          tags,
          summary: 'Save a new version of an artifact; the body is its content',
          params: artifactParams,
          headers: saveHeaders,
          response: { 201: artifact },
        },
      },
      async (request, reply) => {
        const { planId, name } = request.params
        const saved = await artifacts.save(
          {
            planId,
            name,
            contentType: mediaTypeOf(request.headers['content-type'] ?? 'application/octet-stream'),
            content: request.body instanceof Readable ? request.body : Readable.from([]),
          },
          { actor: personOf(request).name, key: request.headers['idempotency-key'] },
        )
        const address = `/api/plans/${planId}/artifacts/${encodeURIComponent(name)}`
        return reply.code(201).header('location', `${address}?version=${saved.version}`).send(saved)
      },
    )
  })
}

/** RFC 6266: the name in UTF-8. */
function attachment(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
}
