import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AuditRepository, AuditRow } from './repository.ts'
import { type AuditEntry, auditPage, auditQuery } from './schema.ts'

export const auditRoutes: FastifyPluginAsyncZod<{ audit: AuditRepository }> = async (app, { audit }) => {
  app.get(
    '/api/audit',
    {
      config: { access: 'administrator' },
      schema: {
        summary: 'Who did what, the newest first',
        querystring: auditQuery,
        response: { 200: auditPage },
      },
    },
    async (request) => ({ items: (await audit.newest(request.query)).map(toEntry) }),
  )
}

function toEntry({ at, person_id, person_name, request_id, ...row }: AuditRow): AuditEntry {
  return {
    ...row,
    at: at.toISOString(),
    person: person_id === null ? null : { id: person_id, name: person_name ?? '' },
    requestId: request_id,
  }
}
