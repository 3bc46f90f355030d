import type { PostgresServer } from '../backups/host/postgres/server.ts'
import type { RedisServer } from '../backups/host/redis/connection.ts'
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

/** An environment's databases, and the host that reaches them: nobody else does. */
export interface DatabaseSite {
  readonly session: Session
  /** The cloud's id of the PostgreSQL instance. */
  readonly postgres: string
  /** The cloud's id of the Redis instance. */
  readonly redisId: string
  /** The first one: what is done to databases is done there. */
  readonly host: Host
  readonly facts: HostFacts
  /** As the app. */
  readonly server: PostgresServer
  /** As the instance's administrator. */
  readonly administrator: PostgresServer
  readonly redis: RedisServer
}

/** @throws TengyunError `release/no-host` */
export async function openDatabaseSite(
  session: Session,
  observed: readonly Pick<Observed, 'kind' | 'key' | 'id'>[],
): Promise<DatabaseSite> {
  const { context, environment, name, project } = session
  const idOf = (wanted: Key) => observed.find(({ key }) => key === wanted)?.id
  const [postgres, redis] = [idOf(keys.postgres), idOf(keys.redis)]
  const [host] = await findHosts(session, observed)
  if (postgres === undefined || redis === undefined || host === undefined)
    throw new TengyunError('release/no-host', { where: name, command: `npx tengyun up ${name}` })
  const { project: projectName, app } = project.config
  const runtime = openRuntime({ project: projectName, app, compute: environment.compute })
  const [facts, { ip, port }, redisAt] = await Promise.all([
    runtime.facts(host),
    addressOf(context, postgres),
    redisAddressOf(context, redis),
  ])
  const serverAs = (user: string, secret: string): PostgresServer => ({
    host: ip,
    port,
    user,
    password: context.secrets.ensure(`${keys.postgres}/${secret}`),
    authority: facts.paths.postgresCa,
  })
  const { user } = environment.postgres
  return {
    session,
    postgres,
    redisId: redis,
    host,
    facts,
    server: serverAs(user, user),
    administrator: serverAs(adminName, 'admin'),
    redis: {
      host: redisAt.ip,
      port: redisAt.port,
      password: context.secrets.ensure(`${keys.redis}/password`),
      authority: facts.paths.redisCa,
    },
  }
}
