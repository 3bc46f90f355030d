import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DOCUMENT_TYPE } from './document.ts'
import { listQuery, newReport, report, reportList, reportParams } from './schema.ts'
import type { ReportService } from './service.ts'

const reads = { access: 'viewer' } as const
const writes = { access: 'operator' } as const

export const reportRoutes: FastifyPluginAsyncZod<{ reports: ReportService }> = async (app, { reports }) => {
  app.post(
    '/api/reports',
    { config: writes, schema: { body: newReport, response: { 201: report } } },
    async (request, reply) => {
      const filed = await reports.file(request.body)
      return reply.code(201).header('location', `/api/reports/${filed.id}`).send(filed)
    },
  )

  app.get(
    '/api/reports',
    { config: reads, schema: { querystring: listQuery, response: { 200: reportList } } },
    async (request, reply) => answer(reply, await reports.newest(request.query.limit)),
  )

  app.get(
    '/api/reports/:id',
    { config: reads, schema: { params: reportParams, response: { 200: report } } },
    async (request, reply) => answer(reply, await reports.find(request.params.id)),
  )

  app.get(
    '/api/reports/:id/file',
    { config: reads, schema: { params: reportParams } },
    async (request, reply) => {
      const { id } = request.params
      const { content, bytes } = await reports.openDocument(id)
      return reply
        .type(DOCUMENT_TYPE)
        .header('content-length', bytes)
        .header('content-disposition', `attachment; filename="report-${id}.md"`)
        .send(content)
    },
  )

  app.delete(
    '/api/reports/:id',
    { config: writes, schema: { params: reportParams, response: { 204: z.undefined() } } },
    async (request, reply) => {
      await reports.delete(request.params.id)
      return reply.code(204).send()
    },
  )
}

/** Says in a header whether the cache knew the answer, so that it can be seen from outside. */
function answer<T>(reply: FastifyReply, { value, hit }: { value: T; hit: boolean }): T {
  reply.header('x-cache', hit ? 'hit' : 'miss')
  return value
}
