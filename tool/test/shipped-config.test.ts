import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environmentOf, loadProject, type Project } from '../src/config/load.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { openEnvironment } from './environment.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

let project: Project
let emulator: RunningEmulator
beforeAll(async () => {
  project = await loadProject(repository)
  emulator = await startEmulator()
}, 60_000)
afterAll(() => emulator?.stop(), 60_000)

describe.each(['staging', 'production'])('the shipped environment %s', (name) => {
  it('has the hosts, databases and gates that were asked for', async () => {
    const environment = await openEnvironment(emulator.connection, name, { folder: repository })
    const plan = await environment.plan(environmentOf(project.config, name))
    const fields = Object.fromEntries(plan.changes.map(({ key, desired }) => [key, desired]))
    expect(fields['cvm/host-1']).toMatchObject({ cpu: 4, memory: 8, systemDisk: 100 })
    expect(fields['disk/host-1']).toMatchObject({ size: 200 })
    expect(fields['postgres/main']).toMatchObject({
      version: '15',
      cpu: 4,
      memory: 8,
      storage: 200,
      ssl: true,
      standbyZone: 'ap-guangzhou-7',
      parameters: { timezone: 'Asia/Shanghai' },
      backup: { days: expect.objectContaining({ length: 7 }), retention: 7 },
      protection: name === 'production',
    })
    expect(fields['redis/main']).toMatchObject({
      architecture: name === 'production' ? 'cluster' : 'standard',
      memory: 4,
      shards: 1,
      ssl: true,
    })
    expect(fields['cos-bucket/files']).toMatchObject({
      acl: 'private',
      versioning: true,
      encryption: 'AES256',
    })
    const gates = [fields['security-group/app'], fields['security-group/data']].flatMap(
      (group) => group?.ingress,
    )
    expect(gates).toMatchObject([
      { port: '80,443', peer: '0.0.0.0/0' },
      { port: '22', peer: environmentOf(project.config, name).network.cidr },
      { port: '5432', peer: { ref: 'security-group/app' } },
      { port: '6379', peer: { ref: 'security-group/app' } },
    ])
  })

  it('comes to be and goes again', { timeout: 180_000 }, async () => {
    const written = environmentOf(project.config, name)
    const environment = await openEnvironment(emulator.connection, name, { folder: repository })
    await environment.apply(written)
    expect((await environment.plan(written)).changes).toEqual([])
    await environment.removeAll()
    expect(await environment.observe()).toEqual([])
  })
})
