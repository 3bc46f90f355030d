import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkConfig } from '../src/config/check.ts'
import { servedAt } from '../src/resources/cdn/served-at.ts'
import { signedPath } from '../src/resources/cdn/sign.ts'
import { signingKeys } from '../src/resources/cdn/signing.ts'
import { rotateAppSecret } from '../src/secrets/app-secrets.ts'
import { filesCdnKey } from '../src/secrets/cdn-key.ts'
import type { Session } from '../src/session.ts'
import { cdn } from '../src/verify/checks/deployment/network/cdn.ts'
import { anInput } from '../src/verify/test-check.ts'
import { writeCertificate } from './certificate.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment, type TestEnvironment } from './environment.ts'

const name = 'files.example.com'
const dns = { zone: 'example.com' }
const wanted = withCdn({ name, dns })

let folder = ''
let emulator: RunningEmulator
let environment: TestEnvironment
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-project-'))
  await writeCertificate(folder, [name])
  emulator = await startEmulator()
  const only = ({ key }: { readonly key: string }) => /files|ssl-certificate/.test(key)
  environment = await openEnvironment(emulator.connection, 'cdn', { folder, only })
  await environment.context.cloud.call('dnspod', 'CreateDomain', { Domain: dns.zone })
  await environment.apply(wanted)
}, 60_000)
afterAll(async () => {
  await emulator?.stop()
  await rm(folder, { recursive: true })
}, 60_000)

it('serves the private bucket to whoever has a signed address, and proves it', async () => {
  expect(await verified(wanted)).toEqual({
    outcome: 'passed',
    found: expect.any(String),
    evidence: [`GET ${name} → 200`, 'again → 200, hit', 'unsigned → 403', 'forged → 403', 'expired → 403'],
  })
})

it('takes a new key beside the one that releases still sign with, and shows neither', async () => {
  const { secrets } = environment.context
  const [former = ''] = signingKeys(secrets)
  rotateAppSecret(secrets, filesCdnKey)
  const plan = await environment.plan(wanted)
  expect(plan.changes).toMatchObject([{ action: 'update', differences: [{ field: 'credentials' }] }])
  for (const key of signingKeys(secrets)) expect(JSON.stringify(plan)).not.toContain(key)
  await environment.apply(wanted)
  expect(await verified(wanted)).toMatchObject({ outcome: 'passed' })
  const url = await servedAt(environment.context, { name, certificate: undefined })
  const answer = await fetch(url + signedPath('/nothing', former, new Date()))
  expect(answer.status).toBe(404)
})

it('sees that somebody let everybody in, and mends it', async () => {
  const { cloud } = environment.context
  await cloud.call('cdn', 'UpdateDomainConfig', { Domain: name, Authentication: { Switch: 'off' } })
  await expect
    .poll(() => verified(wanted), { timeout: 20_000 })
    .toMatchObject({
      outcome: 'failed',
      found: expect.stringContaining('unsigned → 200'),
    })
  await environment.apply(wanted)
  expect(await verified(wanted)).toMatchObject({ outcome: 'passed' })
})

it('serves over HTTPS, too', { timeout: 30_000 }, async () => {
  const certificate = { type: 'uploaded', chain: 'chain.pem', privateKey: 'key.pem' } as const
  const encrypted = withCdn({ name, dns, certificate })
  await environment.apply(encrypted)
  expect(await servedAt(environment.context, { name, certificate })).toMatch(/^https:/)
  expect(await verified(encrypted)).toMatchObject({ outcome: 'passed' })
})

function withCdn(cdn: NonNullable<NonNullable<EnvironmentInput['files']>['cdn']>): EnvironmentInput {
  return { cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6', files: { cdn } }
}

async function verified(written: EnvironmentInput) {
  const app = { build: { command: 'true', inputs: ['src'], output: 'out' }, start: 'node server.js' }
  const checked = checkConfig({ project: 'shop', app, environments: { cdn: written } })
  if (!checked.ok) throw new Error('a config that is not right')
  const { context } = environment
  const session = { context, environment: checked.config.environments.cdn } as Session
  return cdn.run({ ...anInput(), session, observed: await environment.observe() })
}
