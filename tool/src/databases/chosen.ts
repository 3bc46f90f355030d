import type { EnvironmentConfig, PostgresConfig, RedisConfig } from '../config/schema.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Session } from '../session.ts'

export type Database = 'postgres' | 'redis'

/** Those that an environment has. */
export function databasesOf({ postgres, redis }: Settings): Database[] {
  return [
    ...(postgres === false ? [] : (['postgres'] as const)),
    ...(redis === false ? [] : (['redis'] as const)),
  ]
}

type Settings = Pick<EnvironmentConfig, Database>

type Environment = Pick<Session, 'name' | 'environment'>

/** @throws TengyunError `database/not-chosen` where the environment does without PostgreSQL */
export function postgresOf({ name, environment: { postgres } }: Environment): PostgresConfig {
  if (postgres === false) throw notChosen(name, 'postgres')
  return postgres
}

/** @throws TengyunError `database/not-chosen` where the environment does without Redis */
export function redisOf({ name, environment: { redis } }: Environment): RedisConfig {
  if (redis === false) throw notChosen(name, 'redis')
  return redis
}

function notChosen(environment: string, section: Database): TengyunError {
  return new TengyunError('database/not-chosen', {
    where: `${environment}: ${section}`,
    command: `npx tengyun up ${environment}`,
  })
}
