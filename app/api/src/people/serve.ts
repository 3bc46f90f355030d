import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'
import type { AuditRepository } from '../features/audit/repository.ts'
import { auditRoutes } from '../features/audit/routes.ts'
import { peopleRoutes } from '../features/people/routes.ts'
import { PeopleService } from '../features/people/service.ts'
import { sessionRoutes } from '../features/session/routes.ts'
import { SessionService } from '../features/session/service.ts'
import { setupRoutes } from '../features/setup/routes.ts'
import { SetupService } from '../features/setup/service.ts'
import type { People } from './build.ts'

/** Serves how people come in, go and are managed, and the log of who did what. */
export async function servePeople(
  app: FastifyInstance,
  { people, sessions, attempts, setupCode }: People,
  { audit, clock }: { audit: AuditRepository; clock: Clock },
): Promise<void> {
  await app.register(setupRoutes, {
    service: new SetupService({ people, sessions, attempts, code: setupCode, clock }),
  })
  await app.register(sessionRoutes, {
    service: new SessionService({ people, sessions, attempts }),
    sessions,
  })
  await app.register(peopleRoutes, { people: new PeopleService({ people, sessions, clock }) })
  await app.register(auditRoutes, { audit })
}
