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
import type { PostgresServer } from './host/postgres/server.ts'
import type { RedisServer } from './host/redis/connection.ts'
import { type BackupStore, cosBackupStore } from './store.ts'

/** What an environment's backups are about: its bucket, its database, and the host that reaches both. */
export interface BackupSite {
  readonly session: Session
  readonly settings: NonNullable<Session['environment']['backups']>
  readonly bucket: string
  readonly store: BackupStore
  /** The cloud's id of the PostgreSQL instance. */
  readonly postgres: string
  /** The first one: backups are made there, one at a time. */
  readonly host: Host
  readonly facts: HostFacts
  /** As the app. */
  readonly server: PostgresServer
  /** As the instance's administrator. */
  readonly administrator: PostgresServer
  readonly redis: RedisServer
}

/** @throws TengyunError `backup/not-configured`, `release/no-host` */
export async function openBackupSite(session: Session, observed: readonly Observed[]): Promise<BackupSite> {
  const { context, environment, name, project } = session
  const { bucket, settings, store } = openBackupBucket(session, observed)
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
    settings,
    bucket,
    store,
    postgres,
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

/** The part of it that can be looked at from anywhere, with nothing but the bucket left. */
export function openBackupBucket(
  { context, environment, name }: Session,
  observed: readonly Observed[],
): Pick<BackupSite, 'settings' | 'bucket' | 'store'> {
  const { backups: settings } = environment
  if (settings === undefined) throw new TengyunError('backup/not-configured', { where: name })
  const bucket = observed.find(({ key }) => key === keys.backups)?.id
  if (bucket === undefined)
    throw new TengyunError('backup/no-bucket', { where: name, command: `npx tengyun apply ${name}` })
  return { settings, bucket, store: cosBackupStore(context, bucket) }
}
