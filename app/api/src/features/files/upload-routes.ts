import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { AppError } from '../../errors/app-error.ts'
import { personOf } from '../../people/person.ts'
import type { Files } from './files.ts'
import { LARGEST_DIRECT_BYTES } from './limits.ts'
import { route } from './route.ts'
import {
  type NewFile,
  newFile,
  newUpload,
  type PartParams,
  partParams,
  upload,
  uploadParams,
  uploadWithParts,
} from './schema.ts'
import { tooLarge } from './uploads.ts'

/** Longer than a slow line takes for what one request may carry; the server's own limit comes first. */
const TRANSFER_TIMEOUT_MS = 10 * 60_000

export const uploadRoutes: FastifyPluginAsyncZod<Pick<Files, 'uploads'>> = async (app, { uploads }) => {
  app.post(
    '/api/files/uploads',
    route(
      'operator',
      'Begin an upload: where to put its parts, straight on the object storage or through here',
      { body: newUpload, response: { 201: uploadWithParts } },
    ),
    async (request, reply) => {
      const opened = await uploads.open(request.body, personOf(request))
      return reply.code(201).header('location', `/api/files/uploads/${opened.id}`).send(opened)
    },
  )

  app.get(
    '/api/files/uploads/:uploadId',
    route('operator', 'An upload and the parts that are missing: how to resume it', {
      params: uploadParams,
      response: { 200: uploadWithParts },
    }),
    (request) => uploads.find(request.params.uploadId, personOf(request)),
  )

  app.post(
    '/api/files/uploads/:uploadId/complete',
    route('operator', 'Check an upload and make it visible; ask again while it is `checking`', {
      params: uploadParams,
      response: { 200: upload },
    }),
    (request) => uploads.complete(request.params.uploadId, personOf(request)),
  )

  app.delete(
    '/api/files/uploads/:uploadId',
    route('operator', 'Give up an upload', { params: uploadParams, response: { 204: z.undefined() } }),
    async (request, reply) => {
      await uploads.abandon(request.params.uploadId, personOf(request))
      return reply.code(204).send()
    },
  )

  await app.register(async (streaming) => {
    // The content is the body, whatever its type: it goes on in parts as it arrives.
    streaming.removeAllContentTypeParsers()
    streaming.addContentTypeParser('*', (_, payload, done) => done(null, payload))

    streaming.post<{ Querystring: NewFile }>(
      '/api/files',
      {
        ...route('operator', 'Upload a small file in one request; the body is its content', {
          querystring: newFile,
          response: { 201: upload },
        }),
        bodyLimit: LARGEST_DIRECT_BYTES,
        handlerTimeout: TRANSFER_TIMEOUT_MS,
      },
      async (request, reply) => {
        const bytes = Number(request.headers['content-length'])
        if (!(bytes > 0)) throw new AppError('file/length-wrong')
        if (bytes > LARGEST_DIRECT_BYTES) throw tooLarge(LARGEST_DIRECT_BYTES)
        const content = streamOf(request.body)
        const done = await uploads.receive({ ...request.query, bytes }, content, personOf(request))
        return reply.code(201).header('location', `/api/files/${done.fileId}`).send(done)
      },
    )

    streaming.put<{ Params: PartParams }>(
      '/api/files/uploads/:uploadId/parts/:number',
      {
        ...route('operator', 'Put a part of an upload through here; the body is its content', {
          params: partParams,
          response: { 204: z.undefined() },
        }),
        bodyLimit: LARGEST_DIRECT_BYTES,
        handlerTimeout: TRANSFER_TIMEOUT_MS,
      },
      async (request, reply) => {
        const { uploadId, number } = request.params
        await uploads.putPart(uploadId, number, streamOf(request.body), personOf(request))
        return reply.code(204).send()
      },
    )
  })
}

/** A sender can vanish before its content is awaited, and an error that nobody hears ends the process. */
function streamOf(body: unknown): Readable {
  const content = body instanceof Readable ? body : Readable.from([])
  return content.on('error', () => {})
}
