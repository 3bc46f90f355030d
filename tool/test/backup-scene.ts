import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { backUp } from '../src/backups/host/backup.ts'
import { type Credentials, roleCredentials } from '../src/backups/host/cos/credentials.ts'
import type { BackupOrder } from '../src/backups/host/order.ts'
import { cosBackupStore } from '../src/backups/store.ts'
import { clientEnvironment, type PostgresServer } from '../src/databases/clients/postgres/server.ts'
import type { RedisServer } from '../src/databases/clients/redis/connection.ts'
import { postgresAuthority, redisAuthority } from '../src/resources/certificates.ts'
import type { ResourceContext } from '../src/resources/kind.ts'
import { addressOf } from '../src/resources/postgres.ts'
import { redisAddressOf } from '../src/resources/redis.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment } from './environment.ts'

const written: EnvironmentInput = {
  cloud: 'tencent',
  region: 'ap-guangzhou',
  zone: 'ap-guangzhou-6',
  postgres: { database: 'shop', user: 'shop' },
  backups: {},
}

/** What backups are made of: a real database, a bucket, and a host's own keys to it. */
export async function backupScene() {
  const emulator: RunningEmulator = await startEmulator()
  const folder = await mkdtemp(join(tmpdir(), 'tengyun-backups-'))
  const environment = await openEnvironment(emulator.connection, 'kept')
  await environment.apply(written)
  const { context } = environment
  const observed = await environment.observe()
  const idOf = (key: string) => observed.find((one) => one.key === key)?.id ?? ''
  const postgres = idOf('postgres/main')
  const { ip, port } = await addressOf(context, postgres)
  const authority = join(folder, 'authority.pem')
  await writeFile(authority, await postgresAuthority(context, postgres))
  const password = context.secrets.ensure('postgres/main/shop')
  const redis = await redisOf(context, idOf('redis/main'), folder)
  const server: PostgresServer = { host: ip, port, user: 'shop', password, authority }
  const { endpoint, cosEndpoint = '', region } = emulator.connection
  const credentials = await roleCredentials(`${endpoint}/hosts/${idOf('cvm/host-1')}`)()
  const bucket = idOf('cos-bucket/backups')
  const identity = await generateX25519Identity()

  const order: BackupOrder = {
    task: 'backup',
    project: 'shop',
    environment: 'kept',
    host: 'host-1',
    place: { bucket, region, endpoint: cosEndpoint },
    credentials,
    recipients: [await identityToRecipient(identity)],
    postgres: { server, databases: ['shop'] },
    redis: { server: redis, prefixes: [] },
    folders: [],
  }

  return {
    context,
    bucket,
    credentials: credentials as Credentials,
    folder,
    identity,
    order,
    server,
    redis,
    store: cosBackupStore(context, bucket),
    /** Makes a backup as a host does. @returns its id */
    backUp: (more: Partial<BackupOrder> = {}) => backUp({ ...order, ...more }, () => new Date()),
    sql: (text: string, database = 'shop') => sql(server, database, text),
    /** A database that is empty, of the app's own user. */
    async emptyDatabase(name: string) {
      const request = { DBInstanceId: postgres, DatabaseName: name, DatabaseOwner: 'shop' }
      await context.cloud.call('postgres', 'CreateDatabase', request)
      return name
    },
    async end() {
      await emulator.stop()
      await rm(folder, { recursive: true })
    },
  }
}

async function redisOf(context: ResourceContext, id: string, folder: string): Promise<RedisServer> {
  const { ip, port } = await redisAddressOf(context, id)
  const authority = join(folder, 'redis.pem')
  await writeFile(authority, await redisAuthority(context, id))
  return { host: ip, port, password: context.secrets.ensure('redis/main/password'), authority }
}

export type BackupScene = Awaited<ReturnType<typeof backupScene>>

async function sql(server: PostgresServer, database: string, text: string): Promise<string> {
  const env = { ...process.env, ...clientEnvironment(server, database) }
  const words = ['--no-psqlrc', '--quiet', '--no-align', '--tuples-only', '--set', 'ON_ERROR_STOP=1']
  const { stdout } = await promisify(execFile)('psql', [...words, '--command', text], { env })
  return stdout.trim()
}
