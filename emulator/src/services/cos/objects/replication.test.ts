import COS from 'cos-nodejs-sdk-v5'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../../test/emulator.ts'
import { eventually } from '../../../../test/eventually.ts'

let emulator: TestEmulator
let cos: COS
let source: { Bucket: string; Region: string }
let target: { Bucket: string; Region: string }

beforeAll(async () => {
  emulator = await anEmulator()
  const { account } = emulator.world
  cos = new COS({
    SecretId: account.secretId,
    SecretKey: account.secretKey,
    Protocol: 'http:',
    // In the SDK, though not in its declarations.
    ...({ Ip: new URL(emulator.cosEndpoint).host } as object),
  })
  source = { Bucket: `source-${account.appId}`, Region: 'ap-guangzhou' }
  target = { Bucket: `target-${account.appId}`, Region: 'ap-shanghai' }
  for (const bucket of [source, target]) {
    await cos.putBucket(bucket)
    await cos.putBucketVersioning({ ...bucket, VersioningConfiguration: { Status: 'Enabled' } })
  }
  await put('kept/early', 'before the rule')
  await putRule()
})
afterAll(() => emulator[Symbol.asyncDispose]())

const putRule = () => {
  const { uin } = emulator.world.account
  const Bucket = `qcs::cos:${target.Region}::${target.Bucket}`
  return cos.putBucketReplication({
    ...source,
    ReplicationConfiguration: {
      Role: `qcs::cam::uin/${uin}:uin/${uin}`,
      Rules: [
        {
          ID: 'kept',
          Status: 'Enabled',
          Prefix: 'kept/',
          Destination: { Bucket, StorageClass: 'STANDARD_IA' },
        },
      ],
    },
  })
}

const put = (Key: string, Body: string) =>
  cos.putObject({ ...source, Key, Body, Headers: { 'x-cos-meta-author': 'somebody' } })

const copies = async () => {
  const { Versions, DeleteMarkers } = await cos.listObjectVersions({ ...target, Prefix: '' })
  return { objects: Versions, markers: DeleteMarkers }
}

test('what is stored below the prefix arrives in the other region, with its version and what it says of itself', async () => {
  const first = await put('kept/report', 'one')
  const second = await put('kept/report', 'two')
  await put('other/report', 'nobody’s')
  const { objects } = await eventually(copies, (seen) => seen.objects.length === 2)
  expect(objects).toMatchObject([
    { Key: 'kept/report', VersionId: second.VersionId, StorageClass: 'STANDARD_IA', IsLatest: 'true' },
    { Key: 'kept/report', VersionId: first.VersionId },
  ])
  const copy = await cos.getObject({ ...target, Key: 'kept/report' })
  expect(copy.Body.toString()).toBe('two')
  expect(copy.headers?.['x-cos-meta-author']).toBe('somebody')
})

test('an upload in parts and a copy arrive, too', async () => {
  await cos.sliceUploadFile({ ...source, Key: 'kept/large', FilePath: import.meta.filename })
  await cos.putObjectCopy({
    ...source,
    Key: 'kept/copied',
    CopySource: `${source.Bucket}.cos.${source.Region}.myqcloud.com/other/report`,
  })
  await eventually(copies, ({ objects }) =>
    ['kept/large', 'kept/copied'].every((key) => objects.some(({ Key }) => Key === key)),
  )
})

test('a deletion arrives as a marker, and the version stays; one version’s end is not repeated', async () => {
  const { VersionId = '' } = await put('kept/doomed', 'still here')
  await eventually(copies, ({ objects }) => objects.some((one) => one.VersionId === VersionId))
  await cos.deleteMultipleObject({ ...source, Objects: [{ Key: 'kept/doomed', VersionId }] })
  await cos.deleteObject({ ...source, Key: 'kept/doomed' })
  const { objects } = await eventually(copies, ({ markers }) =>
    markers.some(({ Key }) => Key === 'kept/doomed'),
  )
  expect(objects.map((one) => one.VersionId)).toContain(VersionId)
})

test('a copy that was on its way arrives after a restart', async () => {
  await put('kept/late', 'on its way')
  await emulator.restart()
  await eventually(copies, ({ objects }) => objects.some(({ Key }) => Key === 'kept/late'))
})

test('what is stored while there is no rule never arrives', async () => {
  await cos.deleteBucketReplication(source)
  await put('kept/meanwhile', 'for nobody')
  await putRule()
  await put('kept/last', 'the last')
  const { objects } = await eventually(copies, (seen) => seen.objects.some(({ Key }) => Key === 'kept/last'))
  const arrived = objects.map(({ Key }) => Key)
  expect(arrived).not.toContain('kept/early')
  expect(arrived).not.toContain('kept/meanwhile')
})
