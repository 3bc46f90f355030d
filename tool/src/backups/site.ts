import {
  type DatabaseSite,
  openDatabaseSite,
  type PostgresAccess,
  type PostgresSite,
  postgresFrom,
  type RedisAccess,
  redisFrom,
} from '../databases/site.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Observed } from '../plan/model.ts'
import { keys } from '../resources/desired.ts'
import type { Session } from '../session.ts'
import { type BackupStore, cosBackupStore } from './store.ts'

/** What an environment's backups are about: its bucket, its databases, and the host that reaches both. */
export interface BackupSite extends DatabaseSite {
  readonly settings: NonNullable<Session['environment']['backups']>
  readonly bucket: string
  readonly store: BackupStore
  /** Undefined where the environment does without. */
  readonly postgres: PostgresAccess | undefined
  readonly redis: RedisAccess | undefined
}

/** Of an environment with PostgreSQL. */
export type BackupPostgresSite = BackupSite & PostgresSite

/** @throws TengyunError `backup/not-configured`, `backup/no-bucket`, `release/no-host` */
export async function openBackupSite(session: Session, observed: readonly Observed[]): Promise<BackupSite> {
  const bucket = openBackupBucket(session, observed)
  const { postgres, redis } = session.environment
  const site = await openDatabaseSite(session, observed)
  return {
    ...site,
    ...bucket,
    postgres: postgres === false ? undefined : await postgresFrom(site, observed, postgres),
    redis: redis === false ? undefined : await redisFrom(site, observed),
  }
}

export function hasPostgres(site: BackupSite): site is BackupPostgresSite {
  return site.postgres !== undefined
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
