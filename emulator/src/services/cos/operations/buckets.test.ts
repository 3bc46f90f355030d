import type { MultipartListPartResult } from 'cos-nodejs-sdk-v5'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CosFixture, refusal, region, startCos } from '../test/cos-fixture.ts'
import { sendSigned } from '../test/raw-request.ts'

let cos: CosFixture
let at: { Bucket: string; Region: string }

beforeEach(async () => {
  cos = await startCos()
  at = { Bucket: cos.bucket, Region: region }
})
afterEach(() => cos.stop())

const named = (name: string) => `${name}-${cos.world.account.appId}`

test('a bucket is created, seen and deleted', async () => {
  expect(await refusal(cos.client().headBucket(at))).toMatchObject({ status: 404 })
  await cos.client().putBucket(at)
  expect((await cos.client().headBucket(at)).headers?.['x-cos-bucket-region']).toBe(region)
  await cos.client().deleteBucket(at)
  expect(await refusal(cos.client().getBucket(at))).toEqual({ code: 'NoSuchBucket', status: 404 })
})

test('a name is taken once in an account, whatever the region', async () => {
  await cos.client().putBucket(at)
  expect(await refusal(cos.client().putBucket(at))).toEqual({ code: 'BucketAlreadyOwnedByYou', status: 409 })
  expect(await refusal(cos.client().putBucket({ ...at, Region: 'ap-shanghai' }))).toEqual({
    code: 'BucketAlreadyExists',
    status: 409,
  })
})

test('a bucket is in its own region only', async () => {
  await cos.client().putBucket(at)
  expect(await refusal(cos.client().getBucket({ ...at, Region: 'ap-shanghai' }))).toMatchObject({
    code: 'NoSuchBucket',
  })
})

test('names that COS does not take, and names of other accounts, are refused', async () => {
  for (const name of [`-x-${cos.world.account.appId}`, named('x'.repeat(55))]) {
    expect(await refusal(cos.client().putBucket({ ...at, Bucket: name }))).toMatchObject({
      code: 'InvalidBucketName',
    })
  }
  expect(await refusal(cos.client().putBucket({ ...at, Bucket: 'files-1259999999' }))).toMatchObject({
    code: 'AccessDenied',
  })
})

test('a bucket with an object, an old version, a delete marker or an upload is not empty', async () => {
  const { Bucket, Region } = at
  await cos.client().putBucket(at)
  const deletion = () => cos.client().deleteBucket(at)

  await cos.client().putObject({ ...at, Key: 'a', Body: 'x' })
  expect(await refusal(deletion())).toEqual({ code: 'BucketNotEmpty', status: 409 })
  await cos.client().deleteObject({ ...at, Key: 'a' })

  await cos.client().putBucketVersioning({ Bucket, Region, VersioningConfiguration: { Status: 'Enabled' } })
  const marker = await cos.client().deleteObject({ ...at, Key: 'a' })
  expect(await refusal(deletion())).toMatchObject({ code: 'BucketNotEmpty' })
  await cos.call('deleteObject', { ...at, Key: 'a', VersionId: marker.headers?.['x-cos-version-id'] })

  const { UploadId } = await cos.client().multipartInit({ ...at, Key: 'b' })
  expect(await refusal(deletion())).toMatchObject({ code: 'BucketNotEmpty' })
  await cos.client().multipartAbort({ ...at, Key: 'b', UploadId })
  await deletion()
})

test('the service lists its buckets by name, region, prefix, tag and page', async () => {
  for (const [name, Region] of [
    ['b', region],
    ['a', region],
    ['ab', 'ap-shanghai'],
  ] as const) {
    await cos.client().putBucket({ Bucket: named(name), Region })
  }
  await cos
    .client()
    .putBucketTagging({ Bucket: named('b'), Region: region, Tags: [{ Key: 'team', Value: 'x' }] })
  const names = async (target: string, host = 'service.cos.myqcloud.com') =>
    [...(await sendSigned(cos, { host, target })).body.matchAll(/<Name>(\w+)-\d+</g)].map(([, name]) => name)

  expect((await cos.client().getService({})).Buckets.map(({ Name }) => Name)).toEqual(
    ['a', 'ab', 'b'].map(named),
  )
  expect((await cos.client().getService({ Region: region })).Buckets.map(({ Location }) => Location)).toEqual(
    [region, region],
  )
  expect(await names('/?prefix=a')).toEqual(['ab', 'a'].toSorted())
  expect(await names('/?max-keys=2')).toEqual(['a', 'ab'])
  expect(await names(`/?max-keys=2&marker=${named('ab')}`)).toEqual(['b'])
  expect(await names('/?tagkey=team&tagvalue=x')).toEqual(['b'])
  expect(await names('/?range=lt&create-time=1000')).toEqual([])
})

test('tags are those that the Tag API sees', async () => {
  await cos.client().putBucket(at)
  expect((await cos.client().getBucketTagging(at)).Tags).toEqual([])
  await cos.client().putBucketTagging({ ...at, Tags: [{ Key: 'tengyun:project', Value: 'x' }] })

  const { appId } = cos.world.account
  expect([...cos.world.store.collection('tag.resources').values()]).toEqual([
    { resource: `qcs::cos:${region}:uid/${appId}:bucket/${cos.bucket}`, tags: { 'tengyun:project': 'x' } },
  ])
  await cos.client().deleteBucketTagging(at)
  expect((await cos.client().getBucketTagging(at)).Tags).toEqual([])
})

test('everything is there again after a restart', async () => {
  await cos.client().putBucket(at)
  await cos.client().putObject({ ...at, Key: 'kept', Body: 'content' })
  const { UploadId } = await cos.client().multipartInit({ ...at, Key: 'half' })
  await cos.client().multipartUpload({ ...at, Key: 'half', UploadId, PartNumber: 1, Body: 'part' })
  await cos.restart()

  expect((await cos.client().getObject({ ...at, Key: 'kept' })).Body.toString()).toBe('content')
  const { Part } = await cos.call<MultipartListPartResult>('multipartListPart', {
    ...at,
    Key: 'half',
    UploadId,
  })
  expect(Part.map(({ Size }) => Size)).toEqual(['4'])
})
