import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { AppError } from '../../errors/app-error.ts'
import { giveCookies, refreshTokenIn, takeCookies } from '../../people/cookies.ts'
import { personOf } from '../../people/person.ts'
import type { Session, Sessions } from '../../people/sessions.ts'
import { noteForAudit } from '../audit/trail.ts'
import { credentials, passwordChange, type SessionAnswer, session, whoIsSignedIn } from './schema.ts'
import type { SessionService } from './service.ts'

interface SessionRouteParts {
  service: SessionService
  sessions: Sessions
}

export const sessionRoutes: FastifyPluginAsyncZod<SessionRouteParts> = async (app, { service, sessions }) => {
  app.post(
    '/api/session',
    {
      config: { access: 'anyone' },
      schema: { summary: 'Signs in', body: credentials, response: { 201: session } },
    },
    async (request, reply) => {
      noteForAudit(request, {})
      const started = await service.signIn(request.body, request.ip)
      noteForAudit(request, { person: started.person })
      return answer(request, reply.code(201), started)
    },
  )

  app.post(
    '/api/session/refresh',
    {
      config: { access: 'anyone' },
      schema: { summary: 'Exchanges the refresh token in the cookie', response: { 200: session } },
    },
    async (request, reply) => {
      const renewal = await sessions.renew(refreshTokenIn(request) ?? '')
      if (renewal.outcome === 'renewed') return answer(request, reply, renewal.session)
      if (renewal.outcome === 'stolen')
        noteForAudit(request, { person: renewal.person, details: { refreshToken: 'used twice' } })
      takeCookies(request, reply)
      throw new AppError('auth/session-ended')
    },
  )

  app.get(
    '/api/session',
    { config: { access: 'signed-in' }, schema: { response: { 200: whoIsSignedIn } } },
    async (request) => ({ person: personOf(request) }),
  )

  app.delete(
    '/api/session',
    { config: { access: 'signed-in' }, schema: { summary: 'Signs out', response: { 204: z.undefined() } } },
    async (request, reply) => {
      if (request.sessionId) await sessions.end(request.sessionId)
      takeCookies(request, reply)
      return reply.code(204).send()
    },
  )

  app.put(
    '/api/session/password',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Changes the password of the person who asks, and ends all their other sessions',
        body: passwordChange,
        response: { 200: session },
      },
    },
    async (request, reply) => {
      const started = await service.changePassword(personOf(request), request.body, request.ip)
      return answer(request, reply, started)
    },
  )
}

export function answer(request: FastifyRequest, reply: FastifyReply, started: Session): SessionAnswer {
  giveCookies(request, reply, started)
  const { person, accessToken, expiresAt } = started
  return { person, accessToken, expiresAt: expiresAt.toISOString() }
}
