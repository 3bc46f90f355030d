import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportTerraform } from '../src/export/terraform/export.ts'
import { mistakesIn } from './documented.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment, type TestEnvironment } from './environment.ts'

const written: EnvironmentInput = {
  cloud: 'tencent',
  region: 'ap-guangzhou',
  zone: 'ap-guangzhou-6',
  files: { replication: { region: 'ap-shanghai' } },
}

let emulator: RunningEmulator
let environment: TestEnvironment
beforeAll(async () => {
  emulator = await startEmulator()
  environment = await openEnvironment(emulator.connection, 'copied', {
    only: ({ kind }) => kind.startsWith('cos-'),
  })
}, 60_000)
afterAll(() => emulator.stop(), 60_000)

const bucketOf = async (key: string) => {
  const Bucket = (await environment.observe()).find((one) => one.key === key)?.id ?? ''
  return { Bucket, Region: key.startsWith('cos-replica/') ? 'ap-shanghai' : 'ap-guangzhou' }
}
const files = () => bucketOf('cos-bucket/files')
const replica = () => bucketOf('cos-replica/files-replica')

const changes = async (input: EnvironmentInput) =>
  (await environment.plan(input)).changes.map(({ action, key, differences }) => [
    action,
    key,
    differences.map(({ field }) => field),
  ])

// One story in steps.
describe('files that are copied to another region', { timeout: 60_000 }, () => {
  it('arrive in a bucket of the environment there', async () => {
    await environment.apply(written)
    expect(await changes(written)).toEqual([])
    const { cos } = environment.context
    await cos.putObject({ ...(await files()), Key: 'report', Body: 'all is well' })
    const target = await replica()
    await expect
      .poll(async () => (await cos.getBucket(target)).Contents.map(({ Key }) => Key), { timeout: 10_000 })
      .toEqual(['report'])
  })

  it('are copied again after somebody ended that, or halved it, by hand', async () => {
    const { cos, account } = environment.context
    const source = await files()
    await cos.deleteBucketReplication(source)
    const mended = [['update', 'cos-bucket/files', ['replication']]]
    expect(await changes(written)).toEqual(mended)
    const { Bucket, Region } = await replica()
    await cos.putBucketReplication({
      ...source,
      ReplicationConfiguration: {
        Role: `qcs::cam::uin/${account.uin}:uin/${account.uin}`,
        Rules: [
          {
            ID: 'half',
            Status: 'Enabled',
            Prefix: 'half/',
            Destination: { Bucket: `qcs::cos:${Region}::${Bucket}` },
          },
        ],
      },
    })
    expect(await changes(written)).toEqual(mended)
    await environment.apply(written)
    expect(await changes(written)).toEqual([])
  })

  it('are exported with the rule; the bucket in the other region is named as left out', async () => {
    const observed = await environment.observe()
    const { document, leftOut } = await exportTerraform(environment.context, [], observed)
    const bucket = document.resource.tencentcloud_cos_bucket?.files ?? {}
    expect(mistakesIn('tencentcloud_cos_bucket', bucket)).toEqual([])
    const { Bucket } = await replica()
    expect(bucket).toMatchObject({
      replica_rules: [{ destination_bucket: `qcs::cos:ap-shanghai::${Bucket}` }],
    })
    expect(leftOut).toEqual(['cos-replica/files-replica'])
  })

  it('need versions, and another region', async () => {
    const withFiles = (more: object) => environment.plan({ ...written, files: { ...written.files, ...more } })
    await expect(withFiles({ versioning: false })).rejects.toThrow(/files\.replication/)
    await expect(withFiles({ replication: { region: 'ap-guangzhou' } })).rejects.toThrow(/another region/)
  })

  it('go with their copies once they are no longer wanted', async () => {
    expect(await changes({ ...written, files: {} })).toEqual([
      ['update', 'cos-bucket/files', ['replication']],
      ['delete', 'cos-replica/files-replica', []],
    ])
    await environment.apply({ ...written, files: {} })
    expect(await changes({ ...written, files: {} })).toEqual([])
    await environment.removeAll()
    expect(await environment.observe()).toEqual([])
  })
})
