import type { Problem } from '../errors/tengyun-error.ts'
import type { AppConfig, EnvironmentConfig } from './schema.ts'

/** What asks for a database that the environment does without. */
export function databaseProblems(app: AppConfig, { postgres, redis, backups }: EnvironmentConfig): Problem[] {
  return [
    ...(postgres === false ? migrationProblems(app) : []),
    ...(redis === false && backups !== undefined && backups.redis.length > 0 ? [keysWithoutRedis] : []),
  ]
}

function migrationProblems({ migrate, migrations }: AppConfig): Problem[] {
  return Object.entries({ 'app.migrate': migrate, 'app.migrations': migrations })
    .filter(([, written]) => written !== undefined)
    .map(([setting]) => ({
      path: 'postgres',
      message: {
        en: `${setting} needs PostgreSQL: leave out one of them.`,
        zh: `${setting} 需要 PostgreSQL，请去掉其中一项。`,
      },
    }))
}

const keysWithoutRedis: Problem = {
  path: 'backups.redis',
  message: {
    en: 'There are no keys to back up without Redis (redis: false).',
    zh: '未使用 Redis（redis: false），没有可备份的键。',
  },
}
