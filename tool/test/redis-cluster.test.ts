import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { View } from '../src/alarms/host/probes/probe.ts'
import { redis as probe } from '../src/alarms/host/probes/redis.ts'
import type { Bucket } from '../src/backups/host/cos/bucket.ts'
import { exportKeys } from '../src/backups/host/redis/export.ts'
import { importKeys } from '../src/backups/host/redis/import.ts'
import { openPart } from '../src/backups/keyring.ts'
import type { BackupStore } from '../src/backups/store.ts'
import { environmentOf } from '../src/config/load.ts'
import { configSchema } from '../src/config/schema.ts'
import type { RedisServer } from '../src/databases/clients/redis/connection.ts'
import { lookAtRedis as infoOf, lookForBigKeys } from '../src/databases/redis/look.ts'
import { together } from '../src/databases/redis/shards.ts'
import type { RedisSite } from '../src/databases/site.ts'
import { exportTerraform } from '../src/export/terraform/export.ts'
import { lookAtRedis as stateOf } from '../src/health/host/redis.ts'
import { handedSettings } from '../src/releases/settings/imprint.ts'
import { redisAuthority } from '../src/resources/certificates.ts'
import { redisAddressOf } from '../src/resources/redis.ts'
import { askWithoutPassword, lookAtRedis as mannersOf, readInfo } from '../src/verify/host/redis.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment, type TestEnvironment } from './environment.ts'
import { thisMachine } from './this-machine.ts'

const written: EnvironmentInput = {
  cloud: 'tencent',
  region: 'ap-guangzhou',
  zone: 'ap-guangzhou-6',
  compute: {},
  postgres: false,
  redis: { architecture: { type: 'cluster', shards: 3, connection: 'direct' } },
}
const proxied: EnvironmentInput = { ...written, redis: { architecture: { type: 'cluster', shards: 3 } } }

/** Redis and what it stands in. */
const kinds = ['vpc', 'subnet', 'security-group', 'redis']
/** Enough that each shard has some of them. */
const keys = Array.from({ length: 30 }, (_, index) => `keep:${index}`)

let emulator: RunningEmulator
let environment: TestEnvironment
let folder = ''
let server: RedisServer
let authority = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-redis-cluster-'))
  emulator = await startEmulator()
  environment = await openEnvironment(emulator.connection, 'cluster', {
    only: ({ kind }) => kinds.includes(kind),
  })
}, 60_000)
afterAll(async () => {
  await emulator.stop()
  await rm(folder, { recursive: true })
}, 60_000)

// One story in steps, since a cluster takes its time.
describe('a Redis cluster without a proxy', { timeout: 60_000 }, () => {
  it('is made by an apply, and is then as the config says', async () => {
    await environment.apply(written)
    expect((await environment.plan(written)).changes).toEqual([])
    const { context } = environment
    const { id } = await find()
    authority = await redisAuthority(context, id)
    const file = join(folder, 'ca.pem')
    await writeFile(file, authority)
    const { ip, port } = await redisAddressOf(context, id)
    const password = context.secrets.ensure('redis/main/password')
    server = { host: ip, port, password, authority: file, direct: true }
  })

  it('takes keys of all shards from Redis’s own client', async () => {
    for (const key of keys) expect(await redisCli('SET', key, 'a value')).toBe('OK')
    expect(await redisCli('GET', keys[7] ?? '')).toBe('a value')
  })

  it('is told to the app, and to one behind a proxy nothing', () => {
    expect(settingsOf(written).REDIS_CLUSTER).toBe('on')
    expect(settingsOf(proxied)).not.toHaveProperty('REDIS_CLUSTER')
  })

  it('is another instance than one behind a proxy', async () => {
    const { changes } = await environment.plan(proxied)
    expect(changes).toMatchObject([{ action: 'replace', key: 'redis/main', reason: 'immutable-field' }])
    expect(changes[0]?.differences.map(({ field }) => field)).toEqual(['connection'])
  })

  it('is exported with its shards', async () => {
    const { document } = await exportTerraform(environment.context, [], await environment.observe())
    expect(document.resource.tencentcloud_redis_instance?.main).toMatchObject({ redis_shard_num: 3 })
  })

  it('is looked into at each shard: its memory, its keys, the biggest of them', async () => {
    // Of a session, what leads to the host.
    const session = { project: { config: { project: 'shop' } } }
    const site = { session, host: thisMachine, redis: { id: '', server } } as unknown as RedisSite
    const [shards, found] = await Promise.all([
      infoOf(site),
      lookForBigKeys(site, { keys: 100, seconds: 10 }),
    ])
    expect(shards.map(({ keys: count }) => count > 0)).toEqual([true, true, true])
    expect(together(shards)).toMatchObject({ keys: keys.length, allowed: 3 * 2 ** 30 })
    expect(found).toMatchObject({ keys: keys.length, looked: keys.length })
    expect(found.groups).toMatchObject([{ prefix: 'keep:', keys: keys.length }])
    expect(await stateOf(server)).toMatchObject({
      allowedBytes: 3 * 2 ** 30,
      fullest: { allowedBytes: 2 ** 30 },
    })
  })

  it('is verified at each shard', async () => {
    const [manners, strangers, infos] = await Promise.all([
      mannersOf(server, authority),
      askWithoutPassword(server, authority),
      readInfo(server),
    ])
    const names = Object.keys(infos)
    expect(names).toHaveLength(3)
    for (const name of names) {
      expect(manners[name]).toMatchObject({ certificate: 'valid', old: expect.stringMatching(/^refused/) })
      expect(strangers[name]).toMatch(/^-NOAUTH/)
      expect(infos[name]).toMatchObject({ maxmemory: String(2 ** 30) })
    }
  })

  it('is backed up from all shards, and each key comes back to its own', async () => {
    const { bucket, store, bodyOf } = aBucket()
    const identity = await generateX25519Identity()
    const recipients = [await identityToRecipient(identity)]
    const part = await exportKeys({ bucket, folder: '', recipients }, server, ['keep:'])
    expect(part.keys).toBe(keys.length)

    const lost = keys.slice(0, 12)
    for (const key of lost) await redisCli('DEL', key)
    const object = { key: part.key, version: '', storedAt: new Date(), size: part.cipher.size }
    const opening = await openPart(store, object, part, identity)
    expect(await importKeys(part, () => bodyOf(part.key), opening, server)).toBe(lost.length)
    expect(await redisCli('GET', lost[3] ?? '')).toBe('a value')
  })

  it('is not well while a shard is away, which is named', async () => {
    const [[shard = '', info] = []] = Object.entries(await readInfo(server)).filter(
      ([name]) => name !== `${server.host}:${server.port}`,
    )
    process.kill(Number(info?.process_id), 'SIGKILL')
    // Of a view, what this probe reads.
    const alarms = () => probe.look({ order: { redis: server } } as unknown as View)
    await expect
      .poll(alarms)
      .toMatchObject([{ value: 1, detail: expect.stringContaining(`shard ${shard}: `) }])
    await expect(stateOf(server)).rejects.toThrow(`shard ${shard}: `)
  })
})

async function find() {
  const found = (await environment.observe()).find(({ kind }) => kind === 'redis')
  if (found === undefined) throw new Error('no Redis')
  return found
}

/** As a person would, who follows from shard to shard (`-c`). */
async function redisCli(...command: string[]): Promise<string> {
  const { host, port, password, authority: file } = server
  const words = ['-c', '-h', host, '-p', String(port), '--tls', '--cacert', file, ...command]
  const { stdout } = await promisify(execFile)('redis-cli', words, {
    env: { ...process.env, REDISCLI_AUTH: password },
  })
  return stdout.trim()
}

function settingsOf(input: EnvironmentInput) {
  const app = { build: { command: 'true', inputs: ['src'], output: 'out' }, start: 'node server.js' }
  const config = configSchema.parse({ project: 'shop', app, environments: { cluster: input } })
  const redis = { ip: '10.0.0.7', port: 6379, authority: '' }
  const backing = { postgres: undefined, redis, filesBucket: 'files-1' }
  const { context } = environment
  return handedSettings({ context, app: config.app, environment: environmentOf(config, 'cluster'), backing })
}

/** In memory: how COS takes parts is another test's subject. */
function aBucket() {
  const bodies = new Map<string, Buffer>()
  const bucket: Bucket = async ({ method, key, query = {}, body = Buffer.alloc(0) }) => {
    if (method === 'PUT') bodies.set(key, body)
    return { headers: { etag: '"1"' }, body: 'uploads' in query ? '<UploadId>1</UploadId>' : '' }
  }
  const bodyOf = async function* (key: string) {
    yield bodies.get(key) ?? Buffer.alloc(0)
  }
  // Of a store, what a header is read by.
  const store = { read: async ({ key }: { key: string }) => bodies.get(key) } as unknown as BackupStore
  return { bucket, store, bodyOf }
}
