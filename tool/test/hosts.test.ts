import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cosCall } from '../src/cloud/cos.ts'
import { waitFor } from '../src/cloud/wait.ts'
import { checkConfig } from '../src/config/check.ts'
import type { EnvironmentConfig } from '../src/config/schema.ts'
import { ifThere, lostAmong } from '../src/hosts/absence.ts'
import { findHosts } from '../src/hosts/find-hosts.ts'
import type { Host } from '../src/hosts/host.ts'
import { prepareHost } from '../src/hosts/preparation/prepare.ts'
import type { Script } from '../src/hosts/script.ts'
import { keys } from '../src/resources/desired.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment, type TestEnvironment } from './environment.ts'

const written: EnvironmentInput = { cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' }

/** What a host needs; the databases are another test's. */
const kinds = new Set(['vpc', 'subnet', 'security-group', 'cam-role', 'cvm', 'cos-bucket'])

function aScript(...lines: string[]): Script {
  return { title: 'try something', lines, timeout: 20 }
}

describe('hosts in the cloud', { timeout: 60_000 }, () => {
  let emulator: RunningEmulator
  let environment: TestEnvironment
  let config: EnvironmentConfig
  let host: Host

  beforeAll(async () => {
    emulator = await startEmulator()
    environment = await openEnvironment(emulator.connection, 'hosts', { only: ({ kind }) => kinds.has(kind) })
    await environment.apply(written)
    config = filledIn(written)
    const whereabouts = { context: environment.context, environment: config, project: { folder: '/nowhere' } }
    const [found] = await findHosts(whereabouts, await environment.observe())
    if (found === undefined) throw new Error('there is no host')
    host = found
  }, 120_000)
  afterAll(async () => {
    await environment.removeAll()
    await emulator.stop()
  }, 120_000)

  it('come in the order of their names, in whichever the cloud lists them, and workers last', async () => {
    const observed = await environment.observe()
    const hosts = observed.filter(({ kind }) => kind === 'cvm')
    const others = observed.filter(({ kind }) => kind !== 'cvm')
    const listed = ['worker-1', 'host-10', 'host-2', 'host-1'].flatMap((name) =>
      hosts.map((one) => ({ ...one, key: `cvm/${name}` as const })),
    )
    const whereabouts = { context: environment.context, environment: config, project: { folder: '/nowhere' } }
    const found = await findHosts(whereabouts, [...listed, ...others])
    expect(found.map(({ name, role }) => `${name} ${role}`)).toEqual([
      ...['host-1 all', 'host-2 all', 'host-10 all', 'worker-1 worker'],
    ])
  })

  it('say through COS what is too long for TAT, and leave nothing there', async () => {
    const script: Script = { ...aScript('seq 1 50000'), printsMuch: true }
    const { output } = await host.transport.run(script)
    expect(output.trimEnd().split('\n')).toHaveLength(50_000)
    expect(await outputsIn(environment)).toEqual([])
  })

  it('say how much is missing where they were not told that it would be long', async () => {
    const { output } = await host.transport.run(aScript('seq 1 50000'))
    expect(output).toMatch(/^1\n2\n/)
    expect(output).toMatch(/… \d+ bytes more, which TAT does not keep\n$/)
  })

  it('end a script that takes too long', async () => {
    const script: Script = { title: 'sleep', lines: ['sleep 300'], timeout: 1 }
    await expect(host.transport.run(script)).rejects.toMatchObject({ code: 'host/timed-out' })
  })

  it('that stand still are lost, which is told at once, and run again after an apply', async () => {
    const { cloud } = environment.context
    await cloud.call('cvm', 'StopInstances', { InstanceIds: [host.id], StopType: 'HARD' })
    const stopped = async () => ((await lostAmong([host])).length > 0 ? true : undefined)
    expect(await waitFor(cloud, 10_000, stopped)).toBe(true)
    const ask = () => host.transport.run(aScript('true'))
    await expect(ifThere(host, ask)).rejects.toMatchObject({
      code: 'host/unreachable',
      explanation: { where: 'host-1', why: { en: expect.stringMatching(/^The instance is STOP/) } },
    })
    await environment.apply(written)
    const runs = async () => ((await lostAmong([host])).length === 0 ? true : undefined)
    expect(await waitFor(cloud, 20_000, runs)).toBe(true)
    expect(await ifThere(host, ask)).toMatchObject({ exitCode: 0 })
  })

  it('are not prepared where they are folders of this machine', async () => {
    expect(await prepareHost(host, config, false)).toEqual({ host: 'host-1', isEmulated: true, items: [] })
  })
})

describe('hosts of one’s own', () => {
  it('are planned by nobody, while everything around them is', async () => {
    const emulator = await startEmulator()
    try {
      const environment = await openEnvironment(emulator.connection, 'own')
      const own = { name: 'web-1', address: '203.0.113.5', hostKey: `SHA256:${'a'.repeat(43)}` }
      const domain = { name: 'app.example.com', dns: { zone: 'example.com' } }
      const { changes } = await environment.plan({
        ...written,
        compute: { ssh: { hosts: [own] } },
        domain,
        alarms: {},
      })
      const planned = new Map(changes.map(({ key, desired }) => [key, desired]))
      expect(
        [...planned.keys()].filter((key) => /^(cvm|disk|eip|cam-role|alarm-policy\/hosts)/.test(key)),
      ).toEqual([])
      expect([...planned.keys()]).toEqual(expect.arrayContaining([keys.postgres, keys.redis, keys.files]))
      expect(planned.get('dns-record/main')).toMatchObject({ target: '203.0.113.5' })
      expect(planned.get(keys.dataGroup)?.ingress).toContainEqual(
        expect.objectContaining({ port: '5432', peer: '203.0.113.5/32' }),
      )
    } finally {
      await emulator.stop()
    }
  }, 60_000)
})

function filledIn(environment: EnvironmentInput): EnvironmentConfig {
  const checked = checkConfig({
    project: 'shop',
    app: { build: { command: 'make', inputs: ['src'], output: 'out' }, start: 'node server.js' },
    environments: { hosts: environment },
  })
  const filled = checked.ok ? checked.config.environments.hosts : undefined
  if (filled === undefined) throw new Error('the config has mistakes')
  return filled
}

async function outputsIn({ context, observe }: TestEnvironment): Promise<string[]> {
  const Bucket = (await observe()).find(({ key }) => key === keys.releases)?.id ?? ''
  const Region = context.cloud.connection.region
  const { Contents } = await cosCall('GetBucket', () =>
    context.cos.getBucket({ Bucket, Region, Prefix: 'outputs/' }),
  )
  return Contents.map(({ Key }) => Key)
}
