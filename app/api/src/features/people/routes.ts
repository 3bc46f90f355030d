import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { noteForAudit } from '../audit/trail.ts'
import { account, accountChange, accountList, accountParams, newAccount } from './schema.ts'
import type { PeopleService } from './service.ts'

const config = { access: 'administrator' } as const

export const peopleRoutes: FastifyPluginAsyncZod<{ people: PeopleService }> = async (app, { people }) => {
  app.get('/api/people', { config, schema: { response: { 200: accountList } } }, async () => ({
    items: await people.list(),
  }))

  app.post(
    '/api/people',
    { config, schema: { body: newAccount, response: { 201: account } } },
    async (request, reply) => {
      const { name, role } = request.body
      noteForAudit(request, { details: { name, role } })
      const created = await people.create(request.body)
      return reply.code(201).header('location', `/api/people/${created.id}`).send(created)
    },
  )

  app.get(
    '/api/people/:id',
    { config, schema: { params: accountParams, response: { 200: account } } },
    async (request) => people.find(request.params.id),
  )

  app.patch(
    '/api/people/:id',
    {
      config,
      schema: {
        summary: 'Changes role, password or whether the person may sign in, and ends all their sessions',
        params: accountParams,
        body: accountChange,
        response: { 200: account },
      },
    },
    async (request) => {
      const { password, ...change } = request.body
      noteForAudit(request, {
        details: { ...change, ...(password !== undefined && { password: 'changed' }) },
      })
      return people.change(request.params.id, request.body)
    },
  )
}
