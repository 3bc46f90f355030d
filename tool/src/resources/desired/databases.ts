import { isDirect } from '../../config/redis-connection.ts'
import type { PostgresConfig, RedisConfig } from '../../config/schema.ts'
import type { Desired, Key } from '../../plan/model.ts'
import { type PostgresFields, postgresCredentials } from '../postgres.ts'
import type { PostgresReadOnlyFields } from '../postgres-read-only.ts'
import type { PostgresReadOnlyGroupFields } from '../postgres-read-only-group.ts'
import { type RedisFields, redisCredentials } from '../redis.ts'
import { parseSize } from '../sizes.ts'
import { inOrder } from '../weekdays.ts'
import { keys } from './keys.ts'
import { ref, type Scope } from './scope.ts'

/** PostgreSQL and Redis, which only the app's hosts reach, encrypted. None that the environment does without. */
export function databaseResources(scope: Scope): Desired[] {
  const { postgres, redis, zone } = scope.environment
  const place: Place = {
    zone,
    vpc: ref(keys.vpc),
    subnet: ref(keys.subnet),
    securityGroups: [ref(keys.dataGroup)],
  }
  return [
    ...(postgres === false ? [] : postgresResources(scope, postgres, place)),
    ...(redis === false ? [] : [redisResource(scope, redis, place)]),
  ]
}

type Place = Pick<PostgresReadOnlyFields, 'zone' | 'vpc' | 'subnet' | 'securityGroups'>

function postgresResources(scope: Scope, postgres: PostgresConfig, place: Place): Desired[] {
  const { resource, secrets, protection } = scope
  return [
    resource<PostgresFields>(keys.postgres, {
      ...place,
      ...parseSize(postgres.size),
      version: postgres.version,
      standbyZone: postgres.standbyZone ?? place.zone,
      storage: postgres.storage,
      ssl: true,
      parameters: { timezone: 'Asia/Shanghai', ...postgres.parameters },
      accounts: { [postgres.user]: 'normal' },
      databases: { [postgres.database]: postgres.user },
      backup: { ...postgres.backup, days: inOrder(postgres.backup.days) },
      protection,
      credentials: postgresCredentials(secrets, keys.postgres, [postgres.user]),
    }),
    ...readOnlyResources(scope, postgres, place),
  ]
}

function redisResource({ resource, secrets, protection }: Scope, redis: RedisConfig, place: Place): Desired {
  const { architecture } = redis
  return resource<RedisFields>(keys.redis, {
    ...place,
    version: redis.version,
    architecture: architecture.type,
    connection: isDirect(redis) ? 'direct' : 'proxy',
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
  })
}

/** MB of log that a reader may be behind; the cloud wants such a limit beside the one in seconds. */
const maxBacklog = 1024

/** One address for whatever only reads, and the standbys that answer there. */
function readOnlyResources(
  { resource, protection }: Scope,
  { readOnly, version, storage, size }: PostgresConfig,
  place: Place,
): Desired[] {
  if (readOnly === undefined) return []
  const master = ref(keys.postgres)
  const { zone: _zone, ...network } = place
  return [
    resource<PostgresReadOnlyGroupFields>(keys.readers, {
      ...network,
      master,
      maxLag: readOnly.maxLag,
      maxBacklog,
      reserve: 1,
    }),
    ...readerKeys(readOnly.instances).map((key) =>
      resource<PostgresReadOnlyFields>(key, {
        ...place,
        ...parseSize(readOnly.size ?? size),
        version,
        storage,
        master,
        group: ref(keys.readers),
        ssl: true,
        protection,
      }),
    ),
  ]
}

function readerKeys(count: number): Key[] {
  return Array.from({ length: count }, (_, index): Key => `postgres-read-only/reader-${index + 1}`)
}
