import type { FastifyRequest } from 'fastify'
import type { Access, Role } from './access.ts'

/** Who asks. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly role: Role
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route; one without is refused when the app is built. */
    access: Access
  }
  interface FastifyRequest {
    /** Null on routes for anyone. */
    person: Person | null
    /** The session that the person signed in with; null for a machine account, and on routes for anyone. */
    sessionId: string | null
  }
}

/** Who asks, on a route that is not for anyone. */
export function personOf(request: FastifyRequest): Person {
  if (request.person) return request.person
  throw new Error(`${request.method} ${request.routeOptions.url} is for anyone: nobody is known there`)
}
