import type { AppConfig, EnvironmentConfig } from '../config/schema.ts'
import type { Certificates, Settings, Surroundings } from '../hosts/runtimes/runtime.ts'
import type { Key } from '../plan/model.ts'
import { postgresAuthority, redisAuthority } from '../resources/certificates.ts'
import { keys } from '../resources/desired.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { addressOf } from '../resources/postgres.ts'
import { redisAddressOf } from '../resources/redis.ts'
import { appSecret } from '../secrets/app-secrets.ts'

/** What a release needs to know of its environment, the same on every host. */
export interface Backing {
  readonly postgres: {
    readonly ip: string
    readonly port: number
    readonly authority: string
    /** What one process may hold; undefined where the server does not say what it allows. */
    readonly connections: number | undefined
  }
  readonly redis: { readonly ip: string; readonly port: number; readonly authority: string }
  readonly filesBucket: string
}

export async function readBacking(
  context: ResourceContext,
  idOf: (key: Key) => string,
  connections: number | undefined,
): Promise<Backing> {
  const [postgresId, redisId] = [idOf(keys.postgres), idOf(keys.redis)]
  const [postgres, postgresCa, redis, redisCa] = await Promise.all([
    addressOf(context, postgresId),
    postgresAuthority(context, postgresId),
    redisAddressOf(context, redisId),
    redisAuthority(context, redisId),
  ])
  return {
    postgres: { ...postgres, authority: postgresCa, connections },
    redis: { ...redis, authority: redisCa },
    filesBucket: idOf(keys.files),
  }
}

export function certificatesOf({ postgres, redis }: Backing): Certificates {
  return { postgres: postgres.authority, redis: redis.authority }
}

/** The environment variables a release starts with. Both databases are reached encrypted and verified only. */
export function settingsFor(input: {
  readonly context: ResourceContext
  readonly app: AppConfig
  readonly environment: EnvironmentConfig
  readonly backing: Backing
  readonly surroundings: Surroundings
  readonly release: string
}): Settings {
  const { context, app, environment, backing, surroundings } = input
  const { region, cosEndpoint } = context.cloud.connection
  const { user, database } = environment.postgres
  const postgresPassword = encodeURIComponent(context.secrets.ensure(`${keys.postgres}/${user}`))
  const redisPassword = encodeURIComponent(context.secrets.ensure(`${keys.redis}/password`))
  const { postgres, redis } = backing
  const verified = `sslmode=verify-full&sslrootcert=${encodeURIComponent(surroundings.postgresCa)}`
  return {
    AUTOGEN_CONFIG_DIR: surroundings.teams,
    PLAN_TOOL_STORAGE_PATH: surroundings.plans,
    ARTIFACT_STORAGE_PATH: surroundings.artifacts,
    ...(postgres.connections === undefined ? {} : { DATABASE_CONNECTIONS: String(postgres.connections) }),
    ...environment.variables,
    ...Object.fromEntries(app.secrets.map((name) => [name, appSecret(context.secrets, name)])),
    HOST: surroundings.address,
    PORT: String(surroundings.port),
    RELEASE: input.release,
    DRAIN_SECONDS: String(app.drain),
    DATABASE_URL: `postgresql://${user}:${postgresPassword}@${postgres.ip}:${postgres.port}/${database}?${verified}`,
    REDIS_URL: `rediss://:${redisPassword}@${redis.ip}:${redis.port}/0`,
    REDIS_CA_FILE: surroundings.redisCa,
    COS_BUCKET: backing.filesBucket,
    COS_REGION: region,
    ...(cosEndpoint === undefined ? {} : { COS_ENDPOINT: cosEndpoint }),
  }
}
