import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CosFixture, refusal, region, startCos } from '../test/cos-fixture.ts'

const elsewhere = 'ap-shanghai'

let cos: CosFixture
let source: { Bucket: string; Region: string }
let target: { Bucket: string; Region: string }

beforeAll(async () => {
  cos = await startCos()
  const appId = cos.bucket.split('-').at(-1)
  source = { Bucket: `source-${appId}`, Region: region }
  target = { Bucket: `target-${appId}`, Region: elsewhere }
  await cos.client().putBucket(source)
  await cos.client().putBucket(target)
})
afterAll(() => cos.stop())

const enable = (bucket: typeof source) =>
  cos.client().putBucketVersioning({ ...bucket, VersioningConfiguration: { Status: 'Enabled' } })

const replicate = (Bucket = `qcs::cos:${elsewhere}::${target.Bucket}`) =>
  cos.client().putBucketReplication({
    ...source,
    ReplicationConfiguration: {
      Role: 'qcs::cam::uin/100000000001:uin/100000000001',
      Rules: [
        { ID: 'all', Status: 'Enabled', Prefix: '', Destination: { Bucket, StorageClass: 'STANDARD_IA' } },
      ],
    },
  })

test('replication needs versions on both sides, and is kept as it was put', async () => {
  const code = async () => (await refusal(replicate())).code
  expect(await code()).toBe('InvalidBucketState')
  await enable(source)
  expect(await code()).toBe('InvalidBucketState')
  await enable(target)
  await replicate()
  const { ReplicationConfiguration } = await cos.client().getBucketReplication(source)
  expect(ReplicationConfiguration).toMatchObject({ Rules: [{ ID: 'all', Status: 'Enabled' }] })
  await cos.client().deleteBucketReplication(source)
  const absent = cos.client().getBucketReplication(source)
  expect((await refusal(absent)).code).toBe('ReplicationConfigurationNotFoundError')
})

test.each([
  ['a bucket that is not there', `qcs::cos:${elsewhere}::nobody-1250000001`],
  ['a name of another form', 'target'],
])('replication to %s is refused', async (_, bucket) => {
  await enable(source)
  expect((await refusal(replicate(bucket))).code).toBe('InvalidArgument')
})
