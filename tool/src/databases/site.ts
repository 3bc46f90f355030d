import { isDirect } from '../config/redis-connection.ts'
import type { PostgresConfig } from '../config/schema.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { HostFacts } from '../hosts/facts.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import type { Key, Observed } from '../plan/model.ts'
import { keys } from '../resources/desired.ts'
import { addressOf, adminName } from '../resources/postgres.ts'
import { redisAddressOf } from '../resources/redis.ts'
import type { Session } from '../session.ts'
import { postgresOf, redisOf } from './chosen.ts'
import type { PostgresServer } from './clients/postgres/server.ts'
import type { RedisServer } from './clients/redis/connection.ts'

/** The host that reaches an environment's databases: nobody else does. */
export interface DatabaseSite {
  readonly session: Session
  /** The first one: what is done to databases is done there. */
  readonly host: Host
  readonly facts: HostFacts
}

export interface PostgresSite extends DatabaseSite {
  readonly postgres: PostgresAccess
}

export interface RedisSite extends DatabaseSite {
  readonly redis: RedisAccess
}

export interface PostgresAccess {
  /** The cloud's id of the instance. */
  readonly id: string
  /** The app's own database, and who owns it. */
  readonly database: string
  readonly user: string
  /** As the app. */
  readonly server: PostgresServer
  /** As the instance's administrator. */
  readonly administrator: PostgresServer
}

export interface RedisAccess {
  /** The cloud's id of the instance. */
  readonly id: string
  readonly server: RedisServer
}

type Known = Pick<Observed, 'kind' | 'key' | 'id'>

/** @throws TengyunError `database/not-chosen`, `release/no-host` */
export async function openPostgresSite(session: Session, observed: readonly Known[]): Promise<PostgresSite> {
  const settings = postgresOf(session)
  const site = await openDatabaseSite(session, observed)
  return { ...site, postgres: await postgresFrom(site, observed, settings) }
}

/** @throws TengyunError `database/not-chosen`, `release/no-host` */
export async function openRedisSite(session: Session, observed: readonly Known[]): Promise<RedisSite> {
  redisOf(session)
  const site = await openDatabaseSite(session, observed)
  return { ...site, redis: await redisFrom(site, observed) }
}

/** @throws TengyunError `release/no-host` */
export async function openDatabaseSite(session: Session, observed: readonly Known[]): Promise<DatabaseSite> {
  const [host] = await findHosts(session, observed)
  if (host === undefined) throw notThere(session)
  const { project, app } = session.project.config
  const runtime = openRuntime({ project, app, compute: session.environment.compute })
  return { session, host, facts: await runtime.facts(host) }
}

/** How a host reaches PostgreSQL. @throws TengyunError `release/no-host` */
export async function postgresFrom(
  { session, facts }: DatabaseSite,
  observed: readonly Known[],
  { database, user }: PostgresConfig,
): Promise<PostgresAccess> {
  const id = idOf(session, observed, keys.postgres)
  const { ip, port } = await addressOf(session.context, id)
  const serverAs = (name: string, secret: string): PostgresServer => ({
    host: ip,
    port,
    user: name,
    password: session.context.secrets.ensure(`${keys.postgres}/${secret}`),
    authority: facts.paths.postgresCa,
  })
  return { id, database, user, server: serverAs(user, user), administrator: serverAs(adminName, 'admin') }
}

/** How a host reaches Redis. @throws TengyunError `release/no-host` */
export async function redisFrom(
  { session, facts }: DatabaseSite,
  observed: readonly Known[],
): Promise<RedisAccess> {
  const id = idOf(session, observed, keys.redis)
  const { ip, port } = await redisAddressOf(session.context, id)
  const password = session.context.secrets.ensure(`${keys.redis}/password`)
  const direct = isDirect(redisOf(session))
  return { id, server: { host: ip, port, password, authority: facts.paths.redisCa, direct } }
}

function idOf(session: Session, observed: readonly Known[], wanted: Key): string {
  const found = observed.find(({ key }) => key === wanted)
  if (found === undefined) throw notThere(session)
  return found.id
}

function notThere({ name }: Session): TengyunError {
  return new TengyunError('release/no-host', { where: name, command: `npx tengyun up ${name}` })
}
