import { describe, expect, it } from 'vitest'
import { inLanguage } from '../text.ts'
import { checkConfig, problemLine } from './check.ts'

const good = {
  project: 'shop',
  app: { build: { command: 'make', inputs: ['src'], output: 'out' }, start: 'node server.js' },
  environments: { local: { cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' } },
}

function linesFor(written: unknown): string[] {
  const checked = checkConfig(written)
  if (checked.ok) return []
  return checked.problems.map((problem) => inLanguage(problemLine(problem), 'en'))
}

describe('a config', () => {
  it('gets its defaults', () => {
    const checked = checkConfig(good)
    expect(checked.ok && checked.config.environments.local?.postgres).toMatchObject({
      version: '15',
      size: '1c2g',
      storage: 20,
      database: 'app',
      user: 'app',
      backup: { window: '01:00-02:00', retention: 7 },
    })
  })

  it('cannot have its acceptance bear, or its data encrypted with, a secret that is not kept', () => {
    const acceptance = { path: '/api/reports', body: {}, token: 'ACCEPTANCE_TOKEN' }
    expect(linesFor({ ...good, app: { ...good.app, acceptance } })).toEqual([
      'app.acceptance.token: "ACCEPTANCE_TOKEN" is not among app.secrets.',
    ])
    const secrets = ['ACCEPTANCE_TOKEN']
    expect(linesFor({ ...good, app: { ...good.app, secrets, acceptance } })).toEqual([])
    expect(linesFor({ ...good, app: { ...good.app, secrets, sealing: ['CONFIG_KEY'] } })).toEqual([
      'app.sealing[0]: "CONFIG_KEY" is not among app.secrets.',
    ])
  })

  it('asks for nothing that needs a database which the environment does without', () => {
    const app = { ...good.app, migrate: 'npm run migrate', migrations: 'migrations' }
    const without = (more: object) => ({
      local: { ...good.environments.local, postgres: false, redis: false, ...more },
    })
    expect(linesFor({ ...good, environments: without({ backups: {} }) })).toEqual([])
    expect(linesFor({ ...good, app, environments: without({ backups: { redis: ['session:'] } }) })).toEqual([
      'environments.local.postgres: app.migrate needs PostgreSQL: leave out one of them.',
      'environments.local.postgres: app.migrations needs PostgreSQL: leave out one of them.',
      'environments.local.backups.redis: There are no keys to back up without Redis (redis: false).',
    ])
  })

  it('with five mistakes gives five lines with paths and suggestions', () => {
    const lines = linesFor({
      ...good,
      project: 'Shop!',
      environments: {
        local: {
          cloud: 'emulater',
          region: 'ap-guangzhou',
          zone: 'ap-guangzhou-6',
          compute: { size: 'big', bandwith: 5 },
          postgres: { storage: 25 },
        },
      },
    })
    expect(lines).toHaveLength(5)
    expect(lines).toContain(
      'environments.local.cloud: "emulater" is not accepted; one of tencent, emulator is. Did you mean "emulator"?',
    )
    expect(lines).toContain(
      'environments.local.compute.bandwith: There is no setting of this name here. Did you mean "bandwidth"?',
    )
    expect(lines.map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining([
        'project',
        'environments.local.compute.size',
        'environments.local.postgres.storage',
      ]),
    )
  })

  it('names what is missing', () => {
    const { project: _, ...rest } = good
    expect(linesFor(rest)).toEqual(['project: This is required and missing.'])
  })

  it('spreads hosts over zones of its region only, each with addresses of its own', () => {
    const lines = (settings: object) =>
      linesFor({ ...good, environments: { local: { ...good.environments.local, ...settings } } })
    const compute = { hosts: 2, zones: ['ap-guangzhou-6', 'ap-guangzhou-7'] }
    expect(lines({ compute })).toEqual([])
    expect(lines({ compute: { zones: ['ap-guangzhou-6', 'ap-beijing-6', 'ap-guangzhou-6'] } })).toEqual([
      'environments.local.compute.zones[1]: "ap-beijing-6" is not in the region "ap-guangzhou".',
      'environments.local.compute.zones[2]: "ap-guangzhou-6" is there already.',
    ])
    expect(lines({ compute, network: { subnets: { 'ap-guangzhou-7': '10.20.1.128/25' } } })).toEqual([
      'environments.local.network.subnets.ap-guangzhou-7: 10.20.1.128/25 overlaps 10.20.1.0/24 (network.subnet); name another range.',
    ])
    expect(lines({ network: { subnet: '10.30.1.0/24' } })).toEqual([
      'environments.local.network.subnet: 10.30.1.0/24 is not in the range of the VPC, 10.20.0.0/16.',
    ])
    expect(lines({ compute, network: { subnets: { 'ap-guangzhou-6': '10.20.9.0/24' } } })).toEqual([
      expect.stringContaining('environments.local.network.subnets.ap-guangzhou-6: No host stands'),
    ])
  })

  it('refuses a zone of another region', () => {
    const environments = { local: { cloud: 'emulator', region: 'ap-beijing', zone: 'ap-guangzhou-6' } }
    expect(linesFor({ ...good, environments })).toEqual([
      'environments.local.zone: "ap-guangzhou-6" is not in the region "ap-beijing".',
    ])
  })

  it('refuses what cannot be together', () => {
    const local = good.environments.local
    const lines = (more: object) => linesFor({ ...good, environments: { local: { ...local, ...more } } })
    const certificate = { type: 'free' }
    expect(lines({ domain: { name: 'app.example.com', certificate } })).toEqual([
      expect.stringContaining(
        'domain.certificate: {"type":"free"} is not accepted: a free certificate needs dns',
      ),
    ])
    expect(lines({ domain: { name: 'app.example.org', dns: { zone: 'example.com' } } })).toEqual([
      expect.stringContaining('domain.name: "app.example.org" is not accepted: a name in its dns.zone'),
    ])
    expect(lines({ redis: { architecture: { type: 'standard', shards: 3 } } })).toEqual([
      'environments.local.redis.architecture.shards: There is no setting of this name here.',
    ])
    expect(lines({ postgres: { standbyZone: 'ap-beijing-6' } })).toEqual([
      'environments.local.postgres.standbyZone: "ap-beijing-6" is not in the region "ap-guangzhou".',
    ])
    expect(lines({ redis: { backup: { window: '02:00-05:00' } } })).toEqual([
      expect.stringContaining(
        'redis.backup.window: "02:00-05:00" is not accepted: an hour such as 02:00-03:00',
      ),
    ])
  })

  it('is told of in Chinese too', () => {
    const checked = checkConfig({ ...good, project: undefined })
    expect(!checked.ok && checked.problems[0]?.message.zh).toBe('必填项缺失。')
  })

  describe('with hosts of one’s own', () => {
    const host = { name: 'web-1', address: '10.0.0.5', hostKey: `SHA256:${'a'.repeat(43)}` }
    const withCompute = (compute: unknown, more = {}) => ({
      ...good,
      environments: { local: { ...good.environments.local, compute, ...more } },
    })

    it('says how each is reached', () => {
      const checked = checkConfig(withCompute({ ssh: { hosts: [host] }, port: 8080 }))
      expect(checked.ok && checked.config.environments.local?.compute).toMatchObject({
        ssh: { hosts: [{ ...host, port: 22, user: 'deploy' }] },
        runtime: 'process',
      })
    })

    it('has no settings for those of the cloud', () => {
      expect(linesFor(withCompute({ ssh: { hosts: [host] }, size: '2c4g', prot: 80 }))).toEqual([
        'environments.local.compute.size: There is no setting of this name here.',
        'environments.local.compute.prot: There is no setting of this name here. Did you mean "port"?',
      ])
    })

    it('has no load balancer of the cloud in front of them', () => {
      expect(linesFor(withCompute({ ssh: { hosts: [host] } }, { loadBalancer: {} }))).toEqual([
        'environments.local.loadBalancer: It shares requests among hosts of the cloud; with compute.ssh, leave it out.',
      ])
    })

    it('has a key for each that proves it', () => {
      const [line] = linesFor(withCompute({ ssh: { hosts: [{ ...host, hostKey: 'any' }] } }))
      expect(line).toMatch(/^environments\.local\.compute\.ssh\.hosts\[0\]\.hostKey: "any" is not accepted/)
    })
  })

  it('takes no containers for hosts that are emulated, but for hosts of one’s own', () => {
    const own = {
      hosts: [{ name: 'web', address: '10.0.0.9', user: 'root', hostKey: `ssh-ed25519 ${'A'.repeat(68)}` }],
      identity: '~/.ssh/id_ed25519',
    }
    const problemsOf = (compute: object) => {
      const environment = { cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6', compute }
      const checked = checkConfig({ ...good, environments: { local: environment } })
      return checked.ok ? [] : checked.problems.map(({ path }) => path)
    }
    expect(problemsOf({ runtime: 'compose' })).toEqual(['environments.local.compute.runtime'])
    expect(problemsOf({ runtime: 'compose', ssh: own })).toEqual([])
    expect(problemsOf({ runtime: 'process' })).toEqual([])
  })
})
