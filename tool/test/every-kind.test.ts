import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Plan } from '../src/plan/model.ts'
import { kinds } from '../src/resources/index.ts'
import { writeCertificate } from './certificate.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment, type TestEnvironment } from './environment.ts'
import { publicKeys } from './public-keys.ts'

/** Everything the config can ask for. */
const full: EnvironmentInput = {
  cloud: 'tencent',
  region: 'ap-guangzhou',
  zone: 'ap-guangzhou-6',
  network: { nat: { bandwidth: 20 } },
  compute: {
    size: '2c4g',
    systemDisk: 50,
    dataDisk: 20,
    bandwidth: 5,
    keyPair: { publicKey: `ssh-rsa ${'A'.repeat(100)} first@example` },
    snapshots: { days: ['monday', 'sunday'], hour: 3, retention: 7 },
  },
  postgres: {
    size: '1c2g',
    standbyZone: 'ap-guangzhou-7',
    parameters: { log_min_duration_statement: '1000' },
    readOnly: {},
  },
  redis: {
    memory: 1,
    architecture: { type: 'cluster', shards: 1, replicas: 1 },
    evictionPolicy: 'allkeys-lru',
    timeout: 300,
    backup: { everySecond: true },
  },
  files: {
    lifecycle: [
      {
        id: 'cool',
        transitions: [
          { days: 30, to: 'STANDARD_IA' },
          { days: 180, to: 'ARCHIVE' },
        ],
        expireVersions: 90,
        abortUploads: 7,
      },
      { id: 'exports', prefix: 'exports/', expire: 30 },
    ],
    tiering: 30,
    cors: [{ origins: ['https://shop.example.com'], methods: ['GET', 'PUT'] }],
    referer: { allow: ['shop.example.com'] },
    logging: true,
    cdn: { name: 'files.example.com', dns: { zone: 'example.com' } },
    replication: { region: 'ap-shanghai' },
  },
  loadBalancer: {},
  domain: {
    name: 'app.example.com',
    dns: { zone: 'example.com' },
    certificate: { type: 'free' },
    cdn: { name: 'assets.example.com', dns: { zone: 'example.com' }, certificate: { type: 'free' } },
  },
  alarms: { webhooks: ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=first'], users: [100001] },
  logs: { retention: 7 },
  access: {
    ci: {
      issuer: 'https://ci.example.com',
      keys: publicKeys(),
      plan: 'repo:team/shop:*',
      apply: 'repo:team/shop:ref:refs/heads/main',
    },
    operators: true,
  },
  protection: true,
}

const zoned = { hosts: 2, zones: ['ap-guangzhou-6', 'ap-guangzhou-7'] }

/** The same with every field changed that can be changed in place. */
const changed: EnvironmentInput = {
  ...full,
  network: { nat: { bandwidth: 50 } },
  compute: {
    ...zoned,
    size: '4c8g',
    systemDisk: 60,
    dataDisk: 30,
    bandwidth: 10,
    keyPair: { publicKey: `ssh-rsa ${'B'.repeat(100)} second@example` },
    snapshots: { days: ['tuesday', 'friday'], hour: 5, retention: 14 },
  },
  postgres: {
    ...full.postgres,
    size: '2c4g',
    standbyZone: 'ap-guangzhou-6',
    storage: 30,
    parameters: { log_min_duration_statement: '2000' },
    backup: { days: ['monday', 'thursday'], window: '03:00-04:00', retention: 14 },
    readOnly: { size: '4c8g', maxLag: 10 },
  },
  redis: {
    memory: 2,
    architecture: { type: 'cluster', shards: 3, replicas: 2 },
    evictionPolicy: 'volatile-lru',
    timeout: 600,
    parameters: { hz: '20' },
    backup: { window: '04:00-05:00', everySecond: false },
  },
  files: {
    versioning: false,
    lifecycle: [{ id: 'cool', prefix: 'old/', transitions: [{ days: 60, to: 'INTELLIGENT_TIERING' }] }],
    tiering: 30,
    cors: [{ origins: ['*'], methods: ['GET'], headers: [], expose: [], maxAge: 60 }],
    referer: { allow: ['*.example.com'], allowEmpty: false },
    logging: true,
    cdn: {
      name: 'files.example.com',
      dns: { zone: 'example.com' },
      certificate: { type: 'uploaded', chain: 'chain.pem', privateKey: 'key.pem' },
      area: 'overseas',
      cache: 3600,
      referer: { allow: ['*.example.com'], allowEmpty: false },
    },
  },
  loadBalancer: {
    bandwidth: 20,
    scheduler: 'LEAST_CONN',
    session: 60,
    healthCheck: { path: '/health', interval: 10, timeout: 3, healthy: 2, unhealthy: 4 },
  },
  domain: {
    name: 'app.example.com',
    dns: { zone: 'example.com', ttl: 1200 },
    certificate: { type: 'uploaded', chain: 'chain.pem', privateKey: 'key.pem' },
    cdn: {
      name: 'assets.example.com',
      dns: { zone: 'example.com' },
      certificate: { type: 'uploaded', chain: 'chain.pem', privateKey: 'key.pem' },
      area: 'global',
    },
  },
  alarms: {
    webhooks: ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=second'],
    users: [100001, 100002],
    language: 'en-US',
    thresholds: { cpu: 70, memory: 75, disk: 90, connections: 60 },
  },
  logs: { retention: 30 },
  access: {
    ci: {
      issuer: 'https://ci.example.com/two',
      audience: 'tengyun',
      keys: publicKeys(),
      plan: 'repo:team/*',
      apply: 'repo:team/shop:ref:refs/heads/release',
    },
  },
  protection: false,
}

/** The same with everything taken away that can be. */
const plain: EnvironmentInput = {
  ...changed,
  postgres: { ...changed.postgres, readOnly: undefined },
  network: {},
  compute: { ...zoned, size: '4c8g', systemDisk: 60, dataDisk: 30 },
  loadBalancer: {},
  domain: { name: 'app.example.com' },
  alarms: {},
  access: {},
  files: { versioning: false, tiering: 30, logging: true },
}

let folder = ''
let emulator: RunningEmulator
let environment: TestEnvironment
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-project-'))
  await writeCertificate(folder, ['app.example.com', 'assets.example.com', 'files.example.com'])
  emulator = await startEmulator()
  environment = await openEnvironment(emulator.connection, 'full', { folder, site: 'console' })
  await environment.context.cloud.call('dnspod', 'CreateDomain', { Domain: 'example.com' })
}, 60_000)
afterAll(async () => {
  await emulator?.stop()
  await rm(folder, { recursive: true })
}, 60_000)

const briefly = ({ changes }: Plan) =>
  changes.map(({ action, key, differences }) => `${action} ${key} ${JSON.stringify(differences)}`)

// One story in steps, since an environment takes its time.
describe('every kind of resource, with every option', () => {
  it('comes to be, and is then as it should be', { timeout: 120_000 }, async () => {
    const made = await environment.apply(full)
    expect(new Set(made.changes.map(({ kind }) => kind))).toEqual(new Set(kinds.map(({ kind }) => kind)))
    expect(briefly(await environment.plan(full))).toEqual([])
  })

  it('changes in place where it can, and is then as it should be', { timeout: 120_000 }, async () => {
    const made = await environment.apply(changed)
    // What cannot be changed in a key or a certificate makes another one, which is taken before the old one goes.
    expect(made.changes.filter(({ action }) => action === 'replace')).toEqual([])
    const gone = made.changes.filter(({ action }) => action === 'delete').map(({ kind }) => kind)
    expect(gone.toSorted()).toEqual([
      'cam-role',
      'cam-role',
      'cos-replica',
      'key-pair',
      'ssl-certificate',
      'ssl-certificate',
    ])
    expect(briefly(await environment.plan(changed))).toEqual([])
  })

  it('lets go of what the config no longer has', { timeout: 120_000 }, async () => {
    await environment.apply(plain)
    expect(briefly(await environment.plan(plain))).toEqual([])
  })

  it('goes without a trace, protected as it is', { timeout: 120_000 }, async () => {
    await environment.apply({ ...plain, protection: true })
    await environment.removeAll()
    expect(await environment.observe()).toEqual([])
    const owned = await environment.context.cloud.call('tag', 'GetResources', {
      TagFilters: [{ TagKey: 'tengyun:project', TagValue: ['shop'] }],
      MaxResults: 100,
    })
    expect(owned.ResourceTagMappingList).toEqual([])
  })
})
