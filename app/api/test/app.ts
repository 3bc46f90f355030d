import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { type Logger, pino } from 'pino'
import type { WorkerOptions } from '../src/agent-runs.ts'
import { migrateJournal } from '../src/agents/durable/migrate.ts'
import type { RunCaps } from '../src/agents/queue/choose.ts'
import { type AppOptions, buildApp } from '../src/app.ts'
import { LayeredCache } from '../src/cache/layered-cache.ts'
import { systemClock } from '../src/clock.ts'
import { connectDatabase } from '../src/database/connect.ts'
import { migrate } from '../src/database/migrations.ts'
import { openReads, type ReadOptions } from '../src/database/reads/reads.ts'
import type { SessionAnswer } from '../src/features/session/schema.ts'
import type { Role } from '../src/people/access.ts'
import { connectRedis } from '../src/redis/connect.ts'
import { Secret } from '../src/secret.ts'
import { CosObjects } from '../src/storage/cos-objects.ts'
import { fixedCredentials } from '../src/storage/credentials.ts'
import { BUCKET, REGION, startCosStandIn } from './cos-stand-in.ts'
import { startEnvironment, type TestEnvironment } from './environment.ts'
import { FolderStorage } from './folder-storage.ts'
import { eventually } from './processes.ts'

export const SETUP_CODE = 'test-setup-code'
export const ACCEPTANCE_TOKEN = 'acceptance-token-of-the-tests-0123456789'
export const AUTH_SECRET = 'auth-secret-of-the-tests-01234567890123456789'
export const CONFIG_KEY = 'config-key-of-the-tests-0123456789012345678901'
/** Of tests that take the database away, and of those that do not it is none of the business. */
const PATIENCE_MS = 1_000
export const QUOTA_BYTES = 40 * 1024 * 1024
export const PASSWORD = 'Quietly-7-lakes-remember-fog'
export const ADMINISTRATOR = 'root-of-tests'

/** Somebody who is signed in. */
export interface Caller extends SessionAnswer {
  readonly headers: { authorization: string }
  inject(request: string | InjectOptions): Promise<LightMyRequestResponse>
}

/** As of the app itself; with a `worker` it works on runs too, which one app in a process can. */
export type TestOptions = Partial<Omit<AppOptions, 'reads' | 'logger'>> & {
  readonly logger?: Logger
  readonly worker?: WorkerOptions
  readonly caps?: RunCaps
  /** Where lists may be read. */
  readonly reads?: ReadOptions
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>

/** The app over a real PostgreSQL and Redis of its own, and people who are signed in. */
export async function startTestApp(options: TestOptions = {}) {
  const environment = await startEnvironment()
  const logger = pino({ level: 'silent' })
  await migrate(environment.postgres.address, join(import.meta.dirname, '../src/migrations'), logger)
  await migrateJournal(environment.postgres.address)
  const process = await startAppProcess(environment, options)

  async function stop(): Promise<void> {
    await process.stop()
    await environment.stop()
  }
  return { environment, logger, ...process, ...peopleOf(process.app), stop }
}

/** What an app stands on. */
export interface Backing extends Pick<TestEnvironment, 'folder' | 'caFile'> {
  readonly postgres: Pick<TestEnvironment['postgres'], 'address'>
  readonly redis: Pick<TestEnvironment['redis'], 'address'>
}

/** One more app over the same databases, as the second host of an environment is. */
export async function startAppProcess(environment: Backing, options: TestOptions = {}) {
  const {
    worker,
    caps = { all: 100 },
    reads: standbys,
    logger = pino({ level: 'silent' }),
    ...others
  } = options
  const { postgres, redis: server, folder, caFile } = environment
  const reads = standbys && openReads(postgres.address, standbys, logger)
  const database = connectDatabase(postgres.address, logger, {
    patienceMs: PATIENCE_MS,
    standbys: reads?.standbys,
  })
  const redis = connectRedis({ address: server.address, caFile }, logger)
  const cache = new LayeredCache(redis, systemClock)
  const cos = await startCosStandIn('AKIDtest')
  const app = await buildApp({
    database,
    reads,
    redis,
    cache,
    storage: new FolderStorage(join(folder, 'files')),
    files: { store: objectsOn(cos), quotaBytes: QUOTA_BYTES, drawsDocuments: false },
    folders: { plans: join(folder, 'plans'), artifacts: join(folder, 'artifacts') },
    teams: { keys: [new Secret(CONFIG_KEY)], examples: join(import.meta.dirname, '../../teams') },
    runs: { address: postgres.address, caps, ...(worker && { worker }) },
    model: { name: 'deepseek-flash', host: 'api.deepseek.com', scripted: false },
    clock: systemClock,
    logger,
    release: '20261122-2000-a1b2c3d',
    people: {
      authSecrets: [new Secret(AUTH_SECRET)],
      setupCode: new Secret(SETUP_CODE),
      acceptanceToken: new Secret(ACCEPTANCE_TOKEN),
    },
    ...others,
  })
  await eventually(() => redis.ping())

  async function stop(): Promise<void> {
    await app.close()
    await cos.stop()
    cache.close()
    redis.disconnect()
    await database.destroy()
  }
  return { app, database, redis, cos, stop }
}

type CosStandIn = Awaited<ReturnType<typeof startCosStandIn>>

/** The app's own door to it. */
export function objectsOn({ endpoint }: Pick<CosStandIn, 'endpoint'>): CosObjects {
  const keys = fixedCredentials(new Secret('AKIDtest'), new Secret('key'))
  return new CosObjects({ bucket: BUCKET, region: REGION, endpoint }, keys)
}

/** Signs people in, each role and name once; the first call sets the system up. */
export function peopleOf(app: FastifyInstance) {
  const known = new Map<string, Promise<Caller>>()

  /** Somebody of this role; another `name` is another person. */
  function as(role: Role, name: string = role): Promise<Caller> {
    const caller = known.get(`${role} ${name}`) ?? create(role, name)
    known.set(`${role} ${name}`, caller)
    return caller
  }

  async function create(role: Role, name: string): Promise<Caller> {
    if (role === 'administrator' && name === role) return firstAdministrator()
    const { inject } = await as('administrator')
    const payload = { name, role, password: PASSWORD }
    const created = await inject({ method: 'POST', url: '/api/people', payload })
    if (created.statusCode !== 201) throw new Error(created.body)
    return signIn(name)
  }

  async function firstAdministrator(): Promise<Caller> {
    const payload = { code: SETUP_CODE, name: ADMINISTRATOR, password: PASSWORD }
    return callerOf(app, await app.inject({ method: 'POST', url: '/api/setup', payload }))
  }

  async function signIn(name: string, password = PASSWORD): Promise<Caller> {
    return callerOf(
      app,
      await app.inject({ method: 'POST', url: '/api/session', payload: { name, password } }),
    )
  }

  return { as, signIn }
}

/** The caller that an answer to signing in makes. */
export function callerOf(app: FastifyInstance, answer: LightMyRequestResponse): Caller {
  if (answer.statusCode >= 300) throw new Error(answer.body)
  const session = answer.json<SessionAnswer>()
  const headers = { authorization: `Bearer ${session.accessToken}` }
  return {
    ...session,
    headers,
    inject: (request) => {
      const options = typeof request === 'string' ? { url: request } : request
      return app.inject({ ...options, headers: { ...headers, ...options.headers } })
    },
  }
}
