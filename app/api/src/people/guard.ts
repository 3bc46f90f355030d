import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../errors/app-error.ts'
import { type Access, allows } from './access.ts'
import { accessTokenIn } from './cookies.ts'
import type { Person } from './person.ts'

/** Who a bearer token stands for; undefined when it stands for nobody, whatever the reason. */
export type Authenticate = (token: string) => Promise<Identity | undefined>

export interface Identity {
  readonly person: Person
  readonly sessionId: string | null
}

/**
 * Lets each request through to its route only if the route's `config.access` allows. Routes of plugins, which cannot
 * say it themselves, are named in `accessBelow` by the beginning of their path.
 */
export function guardRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  accessBelow: Readonly<Record<string, Access>> = {},
): void {
  app.decorateRequest('person', null)
  app.decorateRequest('sessionId', null)

  app.addHook('onRoute', (route) => {
    const [, access] = Object.entries(accessBelow).find(([path]) => route.url.startsWith(path)) ?? []
    if (access) route.config = { ...route.config, access }
    if (!route.config?.access)
      throw new Error(`${route.method} ${route.url} does not say who may use it: config.access`)
  })

  app.addHook('onRequest', async (request) => {
    if (request.is404) return
    const { access } = request.routeOptions.config
    if (access === 'anyone') return
    const token = bearerToken(request) ?? accessTokenIn(request)
    const identity = token && (await authenticate(token))
    if (!identity) throw new AppError('auth/not-signed-in')
    if (!allows(access, identity.person.role)) throw new AppError('auth/forbidden')
    request.person = identity.person
    request.sessionId = identity.sessionId
  })
}

function bearerToken({ headers }: FastifyRequest): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(headers.authorization ?? '')?.[1]
}
