import type { EnvironmentConfig } from '../config/schema.ts'
import type { HostPaths } from '../hosts/paths.ts'
import { quote } from '../hosts/script.ts'
import type { Key } from '../plan/model.ts'
import { postgresAuthority, redisAuthority } from '../resources/certificates.ts'
import { keys } from '../resources/desired.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { addressOf } from '../resources/postgres.ts'
import { redisAddressOf } from '../resources/redis.ts'

/** What a release needs to know of its environment, the same on every host. */
export interface Backing {
  readonly postgres: { readonly ip: string; readonly port: number; readonly authority: string }
  readonly redis: { readonly ip: string; readonly port: number; readonly authority: string }
  readonly filesBucket: string
}

export async function readBacking(context: ResourceContext, idOf: (key: Key) => string): Promise<Backing> {
  const [postgresId, redisId] = [idOf(keys.postgres), idOf(keys.redis)]
  const [postgres, postgresCa, redis, redisCa] = await Promise.all([
    addressOf(context, postgresId),
    postgresAuthority(context, postgresId),
    redisAddressOf(context, redisId),
    redisAuthority(context, redisId),
  ])
  return {
    postgres: { ...postgres, authority: postgresCa },
    redis: { ...redis, authority: redisCa },
    filesBucket: idOf(keys.files),
  }
}

export type Settings = Readonly<Record<string, string>>

/** The environment variables a release starts with. Both databases are reached encrypted and verified only. */
export function settingsFor(input: {
  readonly context: ResourceContext
  readonly environment: EnvironmentConfig
  readonly backing: Backing
  readonly paths: HostPaths
  readonly release: string
  readonly address: string
  readonly port: number
}): Settings {
  const { context, environment, backing, paths } = input
  const { region, cosEndpoint } = context.cloud.connection
  const { user, database } = environment.postgres
  const postgresPassword = encodeURIComponent(context.secrets.ensure(`${keys.postgres}/${user}`))
  const redisPassword = encodeURIComponent(context.secrets.ensure(`${keys.redis}/password`))
  const { postgres, redis } = backing
  const verified = `sslmode=verify-full&sslrootcert=${encodeURIComponent(paths.postgresCa)}`
  return {
    ...environment.variables,
    HOST: input.address,
    PORT: String(input.port),
    RELEASE: input.release,
    DATABASE_URL: `postgresql://${user}:${postgresPassword}@${postgres.ip}:${postgres.port}/${database}?${verified}`,
    REDIS_URL: `rediss://:${redisPassword}@${redis.ip}:${redis.port}/0`,
    REDIS_CA_FILE: paths.redisCa,
    COS_BUCKET: backing.filesBucket,
    COS_REGION: region,
    ...(cosEndpoint === undefined ? {} : { COS_ENDPOINT: cosEndpoint }),
  }
}

/** As a file that a shell reads. */
export function settingsFile(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${quote(value)}\n`)
    .join('')
}
