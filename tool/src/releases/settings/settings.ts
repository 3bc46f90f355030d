import { isDirect } from '../../config/redis-connection.ts'
import type { AppConfig, EnvironmentConfig, PostgresConfig } from '../../config/schema.ts'
import type { Role } from '../../hosts/role.ts'
import type { Certificates, Settings, Surroundings } from '../../hosts/runtimes/runtime.ts'
import type { Key } from '../../plan/model.ts'
import { servedAt } from '../../resources/cdn/served-at.ts'
import { postgresAuthority, redisAuthority } from '../../resources/certificates.ts'
import { keys } from '../../resources/desired.ts'
import type { ResourceContext } from '../../resources/kind.ts'
import { addressOf } from '../../resources/postgres.ts'
import { redisAddressOf } from '../../resources/redis.ts'
import { appSecret } from '../../secrets/app-secrets.ts'
import { filesCdnKey } from '../../secrets/cdn-key.ts'
import type { Session } from '../../session.ts'
import type { Readers } from './readers.ts'

/** Where a release finds what its environment has, the same on every host. */
export interface Addresses {
  /** Undefined where the environment does without, as below. */
  readonly postgres: PostgresAddress | undefined
  readonly redis: RedisAddress | undefined
  /** Standbys to read from what may lag. */
  readonly readers?: Readers | undefined
  readonly filesBucket: string
  /** What downloads come through: `https://files.example.com`; undefined where they come from COS. */
  readonly filesCdn?: string | undefined
  /** What pages are told to get assets from: `https://assets.example.com`; undefined where hosts serve them. */
  readonly siteCdn?: string | undefined
}

export interface PostgresAddress {
  readonly ip: string
  readonly port: number
  readonly user: string
  readonly database: string
  /** What one process may hold; undefined where the server does not say what it allows. */
  readonly connections: number | undefined
}

export interface RedisAddress {
  readonly ip: string
  readonly port: number
}

/** The same, with what proves to it that it has reached them. */
export interface Backing extends Addresses {
  readonly postgres: (PostgresAddress & Proof) | undefined
  readonly redis: (RedisAddress & Proof) | undefined
}

interface Proof {
  /** Of the server's certificate, PEM. */
  readonly authority: string
}

type Place = Pick<Session, 'context' | 'environment'>

export async function readAddresses(
  { context, environment: { postgres, redis, files, domain } }: Place,
  idOf: (key: Key) => string,
  connections: number | undefined,
): Promise<Addresses> {
  const [postgresAddress, redisAddress, filesCdn, siteCdn] = await Promise.all([
    postgres === false ? undefined : readPostgres(context, idOf(keys.postgres), postgres, connections),
    redis === false ? undefined : redisAddressOf(context, idOf(keys.redis)),
    files.cdn && servedAt(context, files.cdn),
    domain?.cdn && servedAt(context, domain.cdn),
  ])
  return { postgres: postgresAddress, redis: redisAddress, filesBucket: idOf(keys.files), filesCdn, siteCdn }
}

export async function readBacking(
  place: Place,
  idOf: (key: Key) => string,
  connections: number | undefined,
): Promise<Backing> {
  const { context, environment } = place
  const [{ postgres, redis, ...others }, postgresCa, redisCa] = await Promise.all([
    readAddresses(place, idOf, connections),
    environment.postgres === false ? undefined : postgresAuthority(context, idOf(keys.postgres)),
    environment.redis === false ? undefined : redisAuthority(context, idOf(keys.redis)),
  ])
  return { ...others, postgres: proven(postgres, postgresCa), redis: proven(redis, redisCa) }
}

function proven<A>(address: A | undefined, authority: string | undefined): (A & Proof) | undefined {
  return address && authority !== undefined ? { ...address, authority } : undefined
}

async function readPostgres(
  context: ResourceContext,
  id: string,
  { user, database }: PostgresConfig,
  connections: number | undefined,
): Promise<PostgresAddress> {
  return { ...(await addressOf(context, id)), user, database, connections }
}

export function certificatesOf({ postgres, redis }: Backing): Certificates {
  return { postgres: postgres?.authority, redis: redis?.authority }
}

/** The environment variables a release starts with. Both databases are reached encrypted and verified only. */
export function settingsFor(input: {
  readonly context: ResourceContext
  readonly app: AppConfig
  readonly environment: EnvironmentConfig
  readonly backing: Addresses
  readonly surroundings: Surroundings
  readonly release: string
  /** What the host is for that it runs on. */
  readonly role: Role
}): Settings {
  const { context, app, environment, backing, surroundings, role } = input
  const { region, cosEndpoint } = context.cloud.connection
  const { postgres, readers, redis } = backing
  return {
    AUTOGEN_CONFIG_DIR: surroundings.teams,
    PLAN_TOOL_STORAGE_PATH: surroundings.plans,
    ARTIFACT_STORAGE_PATH: surroundings.artifacts,
    ...(postgres?.connections === undefined ? {} : { DATABASE_CONNECTIONS: String(postgres.connections) }),
    ...(readers?.connections === undefined ? {} : { DATABASE_READ_CONNECTIONS: String(readers.connections) }),
    ...environment.variables,
    ...Object.fromEntries(app.secrets.map((name) => [name, appSecret(context.secrets, name)])),
    HOST: surroundings.address,
    PORT: String(surroundings.port),
    RELEASE: input.release,
    DRAIN_SECONDS: String(app.drain),
    ...(postgres && postgresSettings(context, postgres, readers, surroundings)),
    ...(redis && redisSettings(context, redis, surroundings)),
    ...(environment.redis !== false && isDirect(environment.redis) && { REDIS_CLUSTER: 'on' }),
    COS_BUCKET: backing.filesBucket,
    COS_REGION: region,
    ...(cosEndpoint === undefined ? {} : { COS_ENDPOINT: cosEndpoint }),
    ...cdnSettings(context, backing),
    // Last, so that nobody's own setting makes a worker of all. Where hosts do not differ, none is told anything.
    ...(role === 'all' ? {} : { ROLE: role }),
  }
}

function cdnSettings({ secrets }: ResourceContext, { filesCdn }: Addresses): Settings {
  if (filesCdn === undefined) return {}
  return { FILES_CDN_URL: filesCdn, [filesCdnKey]: appSecret(secrets, filesCdnKey) }
}

function postgresSettings(
  { secrets }: ResourceContext,
  postgres: PostgresAddress,
  readers: Readers | undefined,
  { postgresCa }: Surroundings,
): Settings {
  const { user, database } = postgres
  const password = encodeURIComponent(secrets.ensure(`${keys.postgres}/${user}`))
  const verified = `sslmode=verify-full&sslrootcert=${encodeURIComponent(postgresCa)}`
  const urlOf = ({ ip, port }: Pick<Readers, 'ip' | 'port'>) =>
    `postgresql://${user}:${password}@${ip}:${port}/${database}?${verified}`
  return { DATABASE_URL: urlOf(postgres), ...(readers && { DATABASE_READ_URL: urlOf(readers) }) }
}

function redisSettings(
  { secrets }: ResourceContext,
  { ip, port }: RedisAddress,
  { redisCa }: Surroundings,
): Settings {
  const password = encodeURIComponent(secrets.ensure(`${keys.redis}/password`))
  return { REDIS_URL: `rediss://:${password}@${ip}:${port}/0`, REDIS_CA_FILE: redisCa }
}
