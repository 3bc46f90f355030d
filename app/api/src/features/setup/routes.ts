import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { noteForAudit } from '../audit/trail.ts'
import { answer } from '../session/routes.ts'
import { session } from '../session/schema.ts'
import { setup, setupState } from './schema.ts'
import type { SetupService } from './service.ts'

const config = { access: 'anyone' } as const

export const setupRoutes: FastifyPluginAsyncZod<{ service: SetupService }> = async (app, { service }) => {
  app.get(
    '/api/setup',
    {
      config,
      schema: {
        summary:
          'Whether the first administrator is still to come; their code is in the settings or in the log',
        response: { 200: setupState },
      },
    },
    async () => ({ needed: await service.isNeeded() }),
  )

  app.post(
    '/api/setup',
    {
      config,
      schema: { summary: 'Creates the first administrator', body: setup, response: { 201: session } },
    },
    async (request, reply) => {
      noteForAudit(request, { details: { name: request.body.name } })
      const started = await service.setUp(request.body, request.ip)
      noteForAudit(request, { person: started.person })
      return answer(request, reply.code(201), started)
    },
  )
}
