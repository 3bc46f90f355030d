import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { SetupCode } from '../features/setup/code.ts'
import { Counters } from '../limits/counters.ts'
import type { RedisClient } from '../redis/client.ts'
import type { Secret } from '../secret.ts'
import { AccessTokens } from './access-token.ts'
import { Attempts } from './attempts.ts'
import type { Authenticate } from './guard.ts'
import { createKeyring } from './keyring.ts'
import { LivingSessions } from './living-sessions.ts'
import { machineOf } from './machine.ts'
import { PeopleRepository } from './people-repository.ts'
import { SessionEnds } from './session-ends.ts'
import { SessionRepository } from './session-repository.ts'
import { Sessions } from './sessions.ts'

export interface PeopleOptions {
  /** The first signs tokens, the others are still accepted. With none, sessions last until the process restarts. */
  readonly authSecrets: readonly Secret[]
  /** Lets the first administrator in; without it, a code is made and written to the log once. */
  readonly setupCode?: Secret | undefined
  /** Token of the machine account that tries the app after a deployment; without it there is no such account. */
  readonly acceptanceToken?: Secret | undefined
}

interface Surroundings {
  readonly database: Database
  readonly redis: RedisClient
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
}

export type People = ReturnType<typeof buildPeople>

/** Everything that has to do with who asks, put together. */
export function buildPeople(options: PeopleOptions, { database, redis, clock, logger }: Surroundings) {
  if (options.authSecrets.length === 0)
    logger.warn('AUTH_SECRET is not set: whoever is signed in has to sign in again after a restart')
  const keyring = createKeyring(options.authSecrets)
  const repository = new SessionRepository(database)
  const ends = new SessionEnds(redis)
  const living = new LivingSessions(repository, ends, clock)
  const accessTokens = new AccessTokens(keyring, clock)
  const sessions = new Sessions({ repository, living, ends, accessTokens, keyring, clock })
  const setupCode = new SetupCode(database, options.setupCode, (code) =>
    logger.warn({ setupCode: code }, 'The first administrator can be created with this code'),
  )
  // People first: whether a token is the machine's takes two hashes, and one of ours is told by its form.
  const authenticate: Authenticate = async (token) =>
    (await sessions.authenticate(token)) ?? machineOf(token, options.acceptanceToken)
  return {
    people: new PeopleRepository(database),
    sessions,
    attempts: new Attempts(new Counters(redis, clock)),
    setupCode,
    authenticate,
    close: () => ends.close(),
  }
}
