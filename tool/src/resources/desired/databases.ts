import type { Desired } from '../../plan/model.ts'
import { type PostgresFields, postgresCredentials } from '../postgres.ts'
import { type RedisFields, redisCredentials } from '../redis.ts'
import { parseSize } from '../sizes.ts'
import { inOrder } from '../weekdays.ts'
import { keys } from './keys.ts'
import { ref, type Scope } from './scope.ts'

/** PostgreSQL and Redis, which only the app's hosts reach, encrypted. */
export function databaseResources({ environment, resource, secrets, protection }: Scope): Desired[] {
  const { postgres, redis, zone } = environment
  const place = {
    zone,
    vpc: ref(keys.vpc),
    subnet: ref(keys.subnet),
    securityGroups: [ref(keys.dataGroup)],
  }
  const { architecture } = redis
  return [
    resource<PostgresFields>(keys.postgres, {
      ...place,
      ...parseSize(postgres.size),
      version: postgres.version,
      standbyZone: postgres.standbyZone ?? zone,
      storage: postgres.storage,
      ssl: true,
      parameters: { timezone: 'Asia/Shanghai', ...postgres.parameters },
      accounts: { [postgres.user]: 'normal' },
      databases: { [postgres.database]: postgres.user },
      backup: { ...postgres.backup, days: inOrder(postgres.backup.days) },
      protection,
      credentials: postgresCredentials(secrets, keys.postgres, [postgres.user]),
    }),
    resource<RedisFields>(keys.redis, {
      ...place,
      version: redis.version,
      architecture: architecture.type,
      memory: redis.memory,
      shards: architecture.type === 'cluster' ? architecture.shards : 1,
      replicas: architecture.replicas,
      ssl: true,
      parameters: {
        'maxmemory-policy': redis.evictionPolicy,
        timeout: String(redis.timeout),
        ...redis.parameters,
      },
      backup: redis.backup,
      protection,
      credentials: redisCredentials(secrets, keys.redis),
    }),
  ]
}
