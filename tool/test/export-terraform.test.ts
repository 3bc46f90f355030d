import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportTerraform, type TerraformExport } from '../src/export/terraform/export.ts'
import type { Desired } from '../src/plan/model.ts'
import { hasAttribute, mistakesIn } from './documented.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment, type TestEnvironment } from './environment.ts'
import { publicKeys } from './public-keys.ts'

/** With something in every field that is written. */
const rich: EnvironmentInput = {
  cloud: 'emulator',
  region: 'ap-guangzhou',
  zone: 'ap-guangzhou-6',
  network: { nat: {} },
  compute: {
    hosts: 2,
    zones: ['ap-guangzhou-6', 'ap-guangzhou-7'],
    snapshots: { days: ['monday', 'friday'] },
    keyPair: { publicKey: `ssh-rsa ${'A'.repeat(372)} somebody` },
  },
  loadBalancer: {},
  domain: {
    name: 'app.example.com',
    dns: { zone: 'example.com' },
    certificate: { type: 'free' },
    cdn: { name: 'assets.example.com', dns: { zone: 'example.com' }, certificate: { type: 'free' } },
  },
  alarms: { webhooks: ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=robot'], users: [100001] },
  logs: { retention: 7 },
  access: {
    ci: { issuer: 'https://ci.example.com', keys: publicKeys(), plan: 'repo:a/*', apply: 'repo:a/b' },
    operators: true,
  },
  redis: { architecture: { type: 'standard', replicas: 1 } },
  files: {
    lifecycle: [
      {
        id: 'colder',
        transitions: [{ days: 30, to: 'STANDARD_IA' }],
        expire: 400,
        expireVersions: 90,
        abortUploads: 7,
      },
    ],
    tiering: 30,
    cors: [{ origins: ['https://shop.example.com'], methods: ['GET'] }],
    referer: { allow: ['shop.example.com'] },
    logging: true,
    cdn: { name: 'files.example.com', referer: { allow: ['shop.example.com'] } },
  },
}

describe('export terraform', { timeout: 120_000 }, () => {
  let emulator: RunningEmulator
  let environment: TestEnvironment
  let wanted: Desired[]
  let before: TerraformExport
  let after: TerraformExport

  beforeAll(async () => {
    emulator = await startEmulator()
    environment = await openEnvironment(emulator.connection, 'way-out', { site: 'console' })
    await environment.context.cloud.call('dnspod', 'CreateDomain', { Domain: 'example.com' })
    const plan = await environment.plan(rich)
    wanted = plan.changes.map(({ kind, key, name, desired }) => ({ kind, key, name, fields: desired ?? {} }))
    before = await exportTerraform(environment.context, wanted, [])
    await environment.apply(rich)
    after = await exportTerraform(environment.context, wanted, await environment.observe())
  }, 120_000)
  afterAll(() => emulator.stop())

  it('writes only arguments that the provider documents, and all that it requires', () => {
    const mistakes = blocksOf(after).flatMap(({ type, body }) => mistakesIn(type, body))
    expect(mistakes).toEqual([])
  })

  it('imports everything that exists and nothing that does not', () => {
    expect(before.document.import).toEqual([])
    const names = blocksOf(after).map(({ type, name }) => `${type}.${name}`)
    expect(after.document.import.map(({ to }) => to).toSorted()).toEqual(names.toSorted())
  })

  it('refers to blocks that it has written, and to what the provider says they tell', () => {
    const text = JSON.stringify(after.document)
    const written = new Set(blocksOf(after).map(({ type, name }) => `${type}.${name}`))
    const references = [...text.matchAll(/(tencentcloud_\w+)\.(\w+)\.(\w+)/g)]
    expect(references.length).toBeGreaterThan(10)
    for (const [reference, type = '', name, attribute = ''] of references) {
      expect(written, reference).toContain(`${type}.${name}`)
      expect(hasAttribute(type, attribute), reference).toBe(true)
    }
  })

  it('writes no secret', () => {
    const { secrets } = environment.context
    const text = JSON.stringify(after.document)
    expect(text).not.toContain(secrets.ensure('postgres/main/admin'))
    expect(text).not.toContain(secrets.ensure('redis/main/password'))
    expect(text).not.toContain('key=robot')
    expect(after.variables.map(({ name }) => name)).toContain('redis_main_password')
  })

  it('asks for an uploaded certificate and its key, which it does not write', async () => {
    const fields = { type: 'uploaded', domain: '', fresh: true }
    const own: Desired = { kind: 'ssl-certificate', key: 'ssl-certificate/0a1b2c3d', name: 'own', fields }
    const exported = await exportTerraform(environment.context, [own], [])
    expect(blocksOf(exported).flatMap(({ type, body }) => mistakesIn(type, body))).toEqual([])
    expect(exported.variables.map(({ name }) => name)).toEqual([
      'ssl_certificate_0a1b2c3d_chain',
      'ssl_certificate_0a1b2c3d_private_key',
    ])
  })

  it('leaves out nothing silently', () => {
    const kinds = new Set(wanted.map(({ kind }) => kind))
    expect(kinds.size).toBeGreaterThan(10)
    expect(after.leftOut).toEqual([])
  })

  it('names what it cannot write', async () => {
    const strange: Desired = { kind: 'unicorn', key: 'unicorn/main', name: 'unicorn', fields: {} }
    const { leftOut } = await exportTerraform(environment.context, [strange], [])
    expect(leftOut).toEqual(['unicorn/main'])
  })

  it('writes the same of objects that no config wants any longer, but for what is set by its order', async () => {
    const orphaned = await exportTerraform(environment.context, [], await environment.observe())
    expect(blocksOf(orphaned).flatMap(({ type, body }) => mistakesIn(type, body))).toEqual([])
    expect(orphaned.document.resource.tencentcloud_subnet).toEqual(
      after.document.resource.tencentcloud_subnet,
    )
  })
})

function blocksOf({ document }: TerraformExport) {
  return Object.entries(document.resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([name, body]) => ({ type, name, body })),
  )
}
