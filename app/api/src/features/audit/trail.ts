import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../../clock.ts'
import type { Person } from '../../people/person.ts'
import { AuditJournal } from './journal.ts'
import type { AuditRepository } from './repository.ts'

/** What a handler adds to the entry of its request. Never a password, a token or a code. */
export interface AuditNote {
  /** Who did it, where the guard does not know: a person who is just signing in. */
  readonly person?: Pick<Person, 'id' | 'name'> | undefined
  readonly details?: Record<string, unknown>
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** False for requests that change nothing, though they are no GET. */
    audit?: false
  }
  interface FastifyRequest {
    auditNote: AuditNote | null
  }
}

/** Puts a request on the audit log with more than its address, or although nobody is known to have sent it. */
export function noteForAudit(request: FastifyRequest, note: AuditNote): void {
  request.auditNote = note
}

/**
 * Every request by which a person changed something, or tried to, becomes an entry once it has been answered:
 * no feature has to think of it.
 */
export function keepAuditTrail(app: FastifyInstance, repository: AuditRepository, clock: Clock): void {
  app.decorateRequest('auditNote', null)
  const journal = new AuditJournal(repository, (error, entries) =>
    app.log.error({ err: error, entries }, 'Entries of the audit log were lost'),
  )
  app.addHook('onResponse', (request, reply, done) => {
    if (isWorthAnEntry(request)) journal.add(entryOf(request, reply, clock()))
    done()
  })
  app.addHook('onClose', () => journal.settled())
}

function isWorthAnEntry(request: FastifyRequest): boolean {
  const { method, person, auditNote, is404 } = request
  if (auditNote) return true
  const changes = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
  return changes && !is404 && person !== null && request.routeOptions.config.audit !== false
}

function entryOf(request: FastifyRequest, reply: FastifyReply, at: Date) {
  const { auditNote, method, routeOptions, url } = request
  const person = auditNote?.person ?? request.person
  return {
    at,
    person_id: person?.id ?? null,
    person_name: person?.name ?? null,
    action: `${method} ${routeOptions.url}`,
    path: url.split('?', 1)[0] ?? url,
    status: reply.statusCode,
    details: JSON.stringify(auditNote?.details ?? {}),
    address: request.ip,
    request_id: request.id,
  }
}
