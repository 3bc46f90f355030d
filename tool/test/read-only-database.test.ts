import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environmentOf } from '../src/config/load.ts'
import { configSchema } from '../src/config/schema.ts'
import { lookAtReaders, type Reader } from '../src/databases/postgres/readers.ts'
import type { PostgresSite } from '../src/databases/site.ts'
import { exportTerraform, type TerraformExport } from '../src/export/terraform/export.ts'
import { readStandby } from '../src/monitor/host/collectors/standby.ts'
import type { Change, Desired, Plan } from '../src/plan/model.ts'
import { deployDue } from '../src/releases/due.ts'
import { cosHistoryStore } from '../src/releases/history/history-store.ts'
import { historyIn } from '../src/releases/history/read-history.ts'
import { observeParts } from '../src/releases/parts.ts'
import { addressesNow } from '../src/releases/settings/backing.ts'
import { handedSettings, imprintOf, imprintSecret } from '../src/releases/settings/imprint.ts'
import { readReaders } from '../src/releases/settings/readers.ts'
import { postgresAuthority } from '../src/resources/certificates.ts'
import { bucketName } from '../src/resources/cos-bucket.ts'
import { keys } from '../src/resources/desired.ts'
import type { ResourceContext } from '../src/resources/kind.ts'
import { cloudName } from '../src/resources/ownership.ts'
import { readOnlyGroupsOf } from '../src/resources/postgres/groups.ts'
import { adminName } from '../src/resources/postgres.ts'
import { hasAttribute, mistakesIn } from './documented.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment, type TestEnvironment } from './environment.ts'
import { anEntry } from './history.ts'
import { thisMachine } from './this-machine.ts'

const written: EnvironmentInput = {
  cloud: 'tencent',
  region: 'ap-guangzhou',
  zone: 'ap-guangzhou-6',
  compute: {},
  postgres: { readOnly: { instances: 2 } },
}

/** The database and what it stands in. */
const kinds = [
  'vpc',
  'subnet',
  'security-group',
  'postgres',
  'postgres-read-only-group',
  'postgres-read-only',
]
const reader = 'postgres-read-only/reader-1'

let emulator: RunningEmulator
let environment: TestEnvironment
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-readers-'))
  emulator = await startEmulator()
  environment = await openEnvironment(emulator.connection, 'readers', {
    only: ({ kind }) => kinds.includes(kind),
  })
}, 60_000)
afterAll(async () => {
  await emulator.stop()
  await rm(folder, { recursive: true })
}, 60_000)

// One story in steps, since databases take their time.
describe('a database that is also read elsewhere', { timeout: 60_000 }, () => {
  let wanted: Desired[]

  it('is exported with its readers before it exists', async () => {
    wanted = wantedIn(await environment.plan(written))
    const exported = await exportTerraform(environment.context, wanted, [])
    expect(mistakes(exported)).toEqual([])
    expect(exported.leftOut).toEqual([])
    const { resource } = exported.document
    expect(Object.keys(resource.tencentcloud_postgresql_readonly_group ?? {})).toEqual(['readers'])
    const group = { read_only_group_id: `\${tencentcloud_postgresql_readonly_group.readers.id}` }
    expect(resource.tencentcloud_postgresql_readonly_instance?.reader_1).toMatchObject(group)
  })

  it('shows what was done by hand to readers and group, and puts it right', async () => {
    await environment.apply(written)
    const { cloud } = environment.context
    const { id: readerId, group, master } = await find()
    const members = async () => (await groupOf(master))?.ReadOnlyDBInstanceList ?? []
    await cloud.call('postgres', 'RemoveDBInstanceFromReadOnlyGroup', {
      DBInstanceId: readerId,
      ReadOnlyGroupId: group,
    })
    await cloud.call('postgres', 'ModifyReadOnlyGroupConfig', { ReadOnlyGroupId: group, MaxReplayLag: 3600 })
    expect(await members()).toHaveLength(1)

    const differences = (plan: Plan) =>
      plan.changes.map(({ action, key, differences: each }) => [action, key, each.map(({ field }) => field)])
    expect(differences(await environment.plan(written))).toEqual([
      ['update', 'postgres-read-only-group/readers', ['maxLag']],
      ['update', reader, ['group', 'ssl']],
    ])
    await environment.apply(written)
    expect(await members()).toHaveLength(2)
    expect((await environment.plan(written)).changes).toEqual([])
  })

  it('tells the app where the readers are, and how many connections fit one of them', async () => {
    const { ip, port } = (await groupNet()) ?? {}
    expect(await readReaders(environment.context, await environment.observe(), 2)).toEqual({
      ip,
      port,
      connections: expect.any(Number),
    })
    expect(await readReaders(environment.context, [], 2)).toBeUndefined()
  })

  it('tells of each reader how far it is behind, or why nobody can say', async () => {
    const authority = join(folder, 'ca.pem')
    const { context } = environment
    await writeFile(authority, await postgresAuthority(context, (await find()).master))
    const readers = await lookAt(authority)
    expect(readers.map(({ name }) => name).toSorted()).toEqual(['reader-1', 'reader-2'])
    for (const one of readers)
      expect(one).toMatchObject({ state: 'running', told: { lag: expect.any(Number), hears: true } })
    const { ip: host = '', port = 0 } = (await groupNet()) ?? {}
    const password = context.secrets.ensure('postgres/main/admin')
    const group = { host, port, user: adminName, password, authority }
    expect(await readStandby(group, 'postgres')).toEqual({ lag: expect.any(Number) })
    for (const { told } of await lookAt(join(folder, 'none.pem')))
      expect(told).toMatchObject({ why: { en: expect.stringContaining('none.pem') } })
  })

  it('has a deploy called due once it is read elsewhere than what serves was told', async () => {
    const { context } = environment
    const session = sessionOf(context)
    const observed = await observeParts(context)
    const history = await openHistory(context)
    const { environment: settings, project } = session
    const idOf = (key: string) => observed.find((part) => part.key === key)?.id ?? ''
    const backing = await addressesNow(session, observed, 0, idOf)
    const handedBy = (more: Partial<typeof backing>) => {
      const { app } = project.config
      const handed = handedSettings({ context, app, environment: settings, backing: { ...backing, ...more } })
      return imprintOf(handed, context.secrets.ensure(imprintSecret))
    }
    const due = async (changes: readonly Change[] = []) =>
      deployDue(session, observed, await historyIn(context, observed), changes)

    expect(await due()).toEqual({ settings: [], resources: [] })
    await history.store.add(anEntry({ release: 'a' }))
    expect((await due()).settings).toEqual([])
    await history.store.add(anEntry({ number: 2, release: 'a', handed: handedBy({ readers: undefined }) }))
    expect((await due()).settings.map(({ name }) => name)).toEqual([
      'DATABASE_READ_CONNECTIONS',
      'DATABASE_READ_URL',
    ])
    await history.store.add(anEntry({ number: 3, release: 'a', handed: handedBy({}) }))
    expect((await due()).settings).toEqual([])
    const { changes } = await environment.plan({ ...written, postgres: {} })
    expect((await due(changes)).resources).toEqual(['postgres-read-only-group/readers'])
    await history.forget()
  })

  it('is exported with readers that name the group, which the provider cannot import', async () => {
    const exported = await exportTerraform(environment.context, wanted, await environment.observe())
    expect(mistakes(exported)).toEqual([])
    expect(exported.leftOut).toEqual(['postgres-read-only-group/readers'])
    const { resource, import: imports } = exported.document
    const { id, group, master } = await find()
    expect(resource.tencentcloud_postgresql_readonly_instance?.reader_1).toMatchObject({
      read_only_group_id: group,
      db_version: `\${tencentcloud_postgresql_instance.main.engine_version}`,
    })
    expect(hasAttribute('tencentcloud_postgresql_instance', 'engine_version')).toBe(true)
    expect(resource.tencentcloud_postgresql_instance_ssl_config?.reader_1).toMatchObject({
      connect_address: (await groupOf(master))?.DBInstanceNetInfo?.[0]?.Ip,
    })
    expect(imports).toContainEqual({ to: 'tencentcloud_postgresql_readonly_instance.reader_1', id })
  })

  it('loses readers and group before it goes itself', async () => {
    await environment.removeAll()
    expect(await environment.observe()).toEqual([])
  })
})

async function find() {
  const found = (await environment.observe()).find(({ key }) => key === reader)
  const { group, master } = found?.fields ?? {}
  return { id: found?.id ?? '', group: String(group), master: String(master) }
}

/** As the administrator: the accounts of the app are not what is tried. */
async function lookAt(authority: string): Promise<Reader[]> {
  const { context } = environment
  const { master } = await find()
  const password = context.secrets.ensure('postgres/main/admin')
  const server = { host: '', port: 0, user: adminName, password, authority }
  const postgres = { id: master, database: 'postgres', user: adminName, server, administrator: server }
  // Of a session, what leads to the cloud.
  return lookAtReaders({ session: { context }, host: thisMachine, postgres } as PostgresSite)
}

function sessionOf(context: ResourceContext) {
  const app = { build: { command: 'true', inputs: ['src'], output: 'out' }, start: 'node server.js' }
  const config = configSchema.parse({
    ...{ project: 'shop', app },
    environments: { readers: { ...written, redis: false } },
  })
  const project = { folder: '/nowhere', config }
  return { context, project, environment: environmentOf(config, 'readers') }
}

/** In a bucket that was made for it. */
async function openHistory(context: ResourceContext) {
  const { cos, cloud, owner } = context
  const Bucket = bucketName(context, cloudName(owner, keys.releases))
  const at = { Bucket, Region: cloud.connection.region }
  await cos.putBucket(at)
  return {
    store: cosHistoryStore(context, Bucket),
    async forget() {
      for (const { Key } of (await cos.getBucket(at)).Contents) await cos.deleteObject({ ...at, Key })
      await cos.deleteBucket(at)
    },
  }
}

async function groupNet() {
  const { master } = await find()
  const net = (await groupOf(master))?.DBInstanceNetInfo?.[0]
  return net && { ip: net.Ip, port: net.Port }
}

async function groupOf(master: string) {
  return (await readOnlyGroupsOf(environment.context, master))[0]
}

function wantedIn({ changes }: Plan): Desired[] {
  return changes.map(({ kind, key, name, desired }) => ({ kind, key, name, fields: desired ?? {} }))
}

function mistakes({ document }: TerraformExport): string[] {
  return Object.entries(document.resource).flatMap(([type, blocks]) =>
    Object.values(blocks).flatMap((body) => mistakesIn(type, body)),
  )
}
