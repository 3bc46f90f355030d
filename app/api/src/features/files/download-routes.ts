import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { personOf } from '../../people/person.ts'
import { disposition } from './disposition.ts'
import type { Files } from './files.ts'
import { rangeOf } from './ranges.ts'
import { route } from './route.ts'
import { address, contentQuery, fileParams, previewQuery, zipQuery } from './schema.ts'
import { zipOf } from './zip.ts'

/** A download lasts as long as its reader takes. */
const TRANSFER_TIMEOUT_MS = 6 * 3_600_000

export const downloadRoutes: FastifyPluginAsyncZod<Pick<Files, 'files' | 'contents' | 'previews'>> = async (
  app,
  { files, contents, previews },
) => {
  app.get(
    '/api/files/:id/content',
    {
      ...route('viewer', 'The content of a file, whole or a range of it', {
        params: fileParams,
        querystring: contentQuery,
      }),
      handlerTimeout: TRANSFER_TIMEOUT_MS,
    },
    async (request, reply) => {
      const opened = await files.open(request.params.id, request.query.version, personOf(request))
      const etag = `"${opened.sha256}"`
      harmless(reply)
        .header('etag', etag)
        .header('accept-ranges', 'bytes')
        .header('x-file-version', opened.version)
        .header('content-disposition', disposition('attachment', opened.name))
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      const range = rangeOf(request.headers, etag, opened.bytes)
      if (range === 'unsatisfiable')
        return reply.code(416).header('content-range', `bytes */${opened.bytes}`).send()
      const content = await contents.open(opened, range)
      reply.type(opened.mediaType)
      if (!range) return reply.header('content-length', opened.bytes).send(content)
      const { start, end } = range
      return reply
        .code(206)
        .header('content-length', end - start + 1)
        .header('content-range', `bytes ${start}-${end}/${opened.bytes}`)
        .send(content)
    },
  )

  app.get(
    '/api/files/:id/address',
    route('viewer', 'Where a large file comes straight from the CDN or the object storage', {
      params: fileParams,
      querystring: contentQuery,
      response: { 200: address },
    }),
    async (request) => {
      const opened = await files.open(request.params.id, request.query.version, personOf(request))
      const { href } = await contents.addressOf(opened, opened.name)
      return { url: href, bytes: opened.bytes, sha256: opened.sha256 }
    },
  )

  app.get(
    '/api/files/:id/download',
    route('viewer', 'For a browser: leads to the content, on the CDN where there is one', {
      params: fileParams,
      querystring: contentQuery,
    }),
    async (request, reply) => {
      const { id } = request.params
      const opened = await files.open(id, request.query.version, personOf(request))
      const nearby = await contents.addressNearby(opened, opened.name)
      // An address on the CDN is for whoever was let in just now.
      reply.header('cache-control', 'no-store')
      return reply.redirect(nearby?.href ?? `content?version=${opened.version}`)
    },
  )

  app.get(
    '/api/files/:id/preview',
    {
      ...route(
        'viewer',
        'A file to look at: `x-preview` says whether it is `scaled`, `whole`, `cut` or a `page` of a document',
        { params: fileParams, querystring: previewQuery },
      ),
      handlerTimeout: TRANSFER_TIMEOUT_MS,
    },
    async (request, reply) => {
      const { version, page } = request.query
      const opened = await files.open(request.params.id, version, personOf(request))
      const etag = `"preview-${page}-${opened.sha256}"`
      harmless(reply).header('etag', etag).header('cache-control', 'private, no-cache')
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      const preview = await previews.of(opened, page)
      if (preview.pages !== undefined) reply.header('x-preview-pages', preview.pages)
      return reply
        .type(preview.mediaType)
        .header('x-preview', preview.shows)
        .header('content-disposition', disposition('inline', opened.name))
        .send(preview.content)
    },
  )

  app.get(
    '/api/files/zip',
    {
      ...route('viewer', 'Several files as one archive', { querystring: zipQuery }),
      handlerTimeout: TRANSFER_TIMEOUT_MS,
    },
    async (request, reply) => {
      const opened = await files.openAll(request.query.ids, personOf(request))
      const entries = opened.map((file) => ({
        path: file.folder === '' ? file.name : `${file.folder}/${file.name}`,
        bytes: file.bytes,
        open: () => contents.open(file),
      }))
      return harmless(reply)
        .type('application/zip')
        .header('content-disposition', disposition('attachment', 'files.zip'))
        .send(zipOf(entries))
    },
  )
}

/** Whatever somebody uploaded, a browser neither runs it nor takes it for something else. */
function harmless(reply: FastifyReply): FastifyReply {
  return reply
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header('x-content-type-options', 'nosniff')
}
