import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CosFixture, region, startCos } from '../test/cos-fixture.ts'
import { codeOf, sendSigned } from '../test/raw-request.ts'
import { readAddress } from './address.ts'

describe('an address', () => {
  const bucket = 'files-1250000001'
  test.each([
    ['/a/b', `${bucket}.cos.ap-beijing.myqcloud.com`, { bucket, region: 'ap-beijing', path: '/a/b' }],
    ['/a', `${bucket}.cos.ap-beijing.tencentcos.cn:80`, { bucket, region: 'ap-beijing', path: '/a' }],
    ['/a', `${bucket}.cos-internal.ap-beijing.tencentcos.cn`, { bucket, region: 'ap-beijing', path: '/a' }],
    ['/', 'cos.ap-beijing.myqcloud.com', { region: 'ap-beijing', path: '/' }],
    ['/', 'service.cos.myqcloud.com', { path: '/' }],
    [`http://${bucket}.cos.ap-beijing.myqcloud.com/a%20b`, '127.0.0.1:9912', { bucket, path: '/a b' }],
    [`/${bucket}/a/b`, '127.0.0.1:9912', { bucket, path: '/a/b' }],
    [`/${bucket}`, '127.0.0.1:9912', { bucket, path: '/' }],
    ['/', '127.0.0.1:9912', { path: '/' }],
    ['/a', `${bucket}.localhost:9912`, { bucket, path: '/a' }],
  ])('%s at %s', (target, host, expected) => {
    expect(readAddress(target, host)).toMatchObject(expected)
  })

  test.each(['files-1.ci.ap-beijing.myqcloud.com', 'gz.file.myqcloud.com'])(
    'of another service, %s, is not taken for a bucket of this one',
    (host) => expect(() => readAddress('/', host)).toThrow('does not implement'),
  )

  test('that cannot be decoded is refused', () => {
    expect(() => readAddress('/%zz', 'x')).toThrow('parse')
  })
})

describe('the official SDK', () => {
  let cos: CosFixture
  beforeAll(async () => {
    cos = await startCos()
  })
  afterAll(() => cos.stop())

  test.each([
    ['Ip', () => ({ Ip: `127.0.0.1:${cos.port}` })],
    ['Proxy', () => ({ Ip: '', Proxy: `http://127.0.0.1:${cos.port}` })],
    ['Domain with the bucket in the path', () => ({ Ip: '', Domain: `127.0.0.1:${cos.port}/{Bucket}` })],
  ])('works by %s', async (how, options) => {
    const name = how.toLowerCase().replaceAll(' ', '-')
    const at = { Bucket: `${name}-${cos.world.account.appId}`, Region: region }
    const client = cos.client(options() as object)
    await client.putBucket(at)
    await client.putObject({ ...at, Key: 'a/b c', Body: 'content' })
    expect((await client.getObject({ ...at, Key: 'a/b c' })).Body.toString()).toBe('content')
    expect((await client.getBucket({ ...at, Prefix: 'a/' })).Contents).toHaveLength(1)
  })

  test('lists buckets by ServiceDomain', async () => {
    const client = cos.client({ Ip: '', ServiceDomain: `127.0.0.1:${cos.port}` } as object)
    expect((await client.getService({})).statusCode).toBe(200)
  })

  test('is told by name what does not exist here', async () => {
    const at = { Bucket: cos.bucket, Region: region }
    await cos.client().putBucket(at)
    for (const [method, target, what] of [
      ['GET', '/?website', 'the parameter website'],
      ['PUT', '/?inventory', 'the parameter inventory'],
      ['GET', '/a?imageMogr2/thumbnail/!50p', 'the parameter imageMogr2/thumbnail/!50p'],
      ['POST', '/a?restore', 'the parameter restore'],
      ['GET', '/?list-type=2', 'the parameter list-type'],
    ] as const) {
      const answer = await sendSigned(cos, { method, target })
      expect([answer.status, codeOf(answer)]).toEqual([501, 'NotImplemented'])
      expect(answer.body).toContain(what)
    }
    const withHeader = { method: 'PUT', target: '/a', headers: { 'x-cos-traffic-limit': '1' } }
    expect((await sendSigned(cos, withHeader)).body).toContain('the header x-cos-traffic-limit')
    expect((await sendSigned(cos, { method: 'PATCH', target: '/a' })).status).toBe(405)
    expect((await sendSigned(cos, { method: 'PUT', target: '/a?v=2' })).status).toBe(501)
  })

  test('is let pass what the cloud passes over', async () => {
    await cos.client().putObject({ Bucket: cos.bucket, Region: region, Key: 'a', Body: 'x' })
    const answer = await sendSigned(cos, { target: '/a?v=2', headers: { 'x-cos-invented': 'x' } })
    expect(answer.status).toBe(200)
  })
})
