import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors/app-error.ts'
import { MACHINE_ID } from '../people/machine.ts'

/** In requests a minute: ten pages that ask every second, all at once. */
export const REQUESTS_PER_MINUTE = 1_200

/**
 * Keeps one person, or one address where nobody is signed in, from taking the server away from all others. It
 * guards this process, so it is this process that counts: no request waits for Redis. What guards accounts is
 * counted for all processes together, by `Attempts`.
 */
export async function limitRequests(app: FastifyInstance, requestsPerMinute: number): Promise<void> {
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    // The address only where it is needed: to find it, all proxies on the way are looked at.
    keyGenerator: (request) => request.person?.id ?? request.ip,
    // What tries the app after a deployment, also with many requests at once.
    allowList: ({ person }) => person?.id === MACHINE_ID,
    errorResponseBuilder: (_request, { ttl }) =>
      new AppError('request/too-many', { seconds: String(Math.ceil(ttl / 1_000)) }),
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
  })
}
