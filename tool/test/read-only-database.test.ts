import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportTerraform, type TerraformExport } from '../src/export/terraform/export.ts'
import type { Desired, Plan } from '../src/plan/model.ts'
import { readOnlyGroupsOf } from '../src/resources/postgres/groups.ts'
import { hasAttribute, mistakesIn } from './documented.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment, type TestEnvironment } from './environment.ts'

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
beforeAll(async () => {
  emulator = await startEmulator()
  environment = await openEnvironment(emulator.connection, 'readers', {
    only: ({ kind }) => kinds.includes(kind),
  })
}, 60_000)
afterAll(() => emulator.stop(), 60_000)

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
