import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realTiming } from '../src/cloud/timing.ts'
import type { Plan } from '../src/plan/model.ts'
import type { Secrets } from '../src/secrets/secrets.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment } from './environment.ts'

const site: EnvironmentInput = {
  cloud: 'tencent',
  region: 'ap-guangzhou',
  zone: 'ap-guangzhou-6',
  loadBalancer: {},
  domain: { name: 'app.example.com', dns: { zone: 'example.com' }, certificate: { type: 'free' } },
}

let emulator: RunningEmulator
beforeAll(async () => {
  emulator = await startEmulator()
}, 60_000)
afterAll(() => emulator?.stop(), 60_000)

describe('a free certificate', () => {
  it('is renewed before it ends, and the old one goes once the new one serves', {
    timeout: 120_000,
  }, async () => {
    const environment = await openEnvironment(emulator.connection, 'site')
    const { cloud, secrets } = environment.context
    await cloud.call('dnspod', 'CreateDomain', { Domain: 'example.com' })
    await environment.apply(site)
    expect(briefly(await environment.plan(site))).toEqual([])
    expect(briefly(await planLater(68, secrets))).toEqual([])
    expect(briefly(await planLater(70, secrets))).toEqual(['update ssl-certificate/app.example.com'])

    // What that update orders, since it cannot be waited for until then.
    await cloud.call('ssl', 'ApplyCertificate', {
      DvAuthMethod: 'DNS_AUTO',
      DomainName: 'app.example.com',
      Alias: 'shop/site/app.example.com',
      DeleteDnsAutoRecord: true,
    })
    expect(briefly(await environment.apply(site))).toEqual([
      'adopt ssl-certificate/app.example.com',
      'update clb-listener/https-443',
      expect.stringMatching(/^delete ssl-certificate\/app.example.com-before-/),
    ])
    expect(briefly(await environment.plan(site))).toEqual([])
  })
})

const briefly = ({ changes }: Plan) => changes.map(({ action, key }) => `${action} ${key}`)

/** A plan as it would be made in so many days. */
async function planLater(days: number, secrets: Secrets): Promise<Plan> {
  const timing = { ...realTiming, now: () => Date.now() + days * 86_400_000 }
  return (await openEnvironment(emulator.connection, 'site', { timing, secrets })).plan(site)
}
