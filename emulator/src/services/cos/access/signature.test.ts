import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { issueCredential } from '../../cam/credentials.ts'
import { type CosFixture, refusal, region, startCos } from '../test/cos-fixture.ts'
import { codeOf, hostOf, sendRaw } from '../test/raw-request.ts'

let cos: CosFixture
let at: { Bucket: string; Region: string }

beforeAll(async () => {
  cos = await startCos()
  at = { Bucket: cos.bucket, Region: region }
  await cos.client().putBucket(at)
  await cos.client().putObject({ ...at, Key: 'a b', Body: 'content' })
})
afterAll(() => cos.stop())

const get = (options: Parameters<CosFixture['client']>[0] = {}) =>
  cos.client({ CorrectClockSkew: false, ...options }).getObject({ ...at, Key: 'a b' })

test('an unknown key and a wrong secret are refused', async () => {
  expect(await refusal(get({ SecretId: 'AKIDunknown' }))).toEqual({ code: 'InvalidAccessKeyId', status: 403 })
  expect(await refusal(get({ SecretKey: 'wrong' }))).toEqual({ code: 'SignatureDoesNotMatch', status: 403 })
})

test('a signature that does not match is answered with what should have been signed', async () => {
  const authorization = cos.client({ SecretKey: 'wrong' }).getAuth({ Method: 'GET', Key: 'a b', ...at })
  const answer = await sendRaw(cos, { target: '/a%20b', headers: { authorization } })
  expect(codeOf(answer)).toBe('SignatureDoesNotMatch')
  expect(answer.body).toContain(`<FormatString>get\n/a b\n\nhost=${hostOf(cos)}\n</FormatString>`)
  expect(answer.body).toContain('<StringToSign>sha1\n')
})

test.each([
  ['another path', { target: '/other' }],
  ['another method', { method: 'DELETE' }],
  ['another bucket', { host: 'other-1250000000.cos.ap-guangzhou.myqcloud.com' }],
  ['another value of a signed parameter', { target: '/a%20b?versionId=2' }],
  ['another value of a signed header', { headers: { 'x-cos-meta-a': '2' } }],
])('a signature does not hold for %s', async (_what, change) => {
  const authorization = cos.client().getAuth({
    ...at,
    Method: 'GET',
    Key: 'a b',
    Query: { versionId: '1' },
    Headers: { 'x-cos-meta-a': '1' },
  } as never)
  const headers = { 'x-cos-meta-a': '1', authorization, ...('headers' in change ? change.headers : {}) }
  const answer = await sendRaw(cos, { target: '/a%20b?versionId=1', ...change, headers })
  expect(codeOf(answer)).toBe('SignatureDoesNotMatch')
})

test.each([
  ['no algorithm', 'q-ak=x'],
  ['another algorithm', 'q-sign-algorithm=sha256&q-ak=x&q-sign-time=1;2&q-key-time=1;2&q-signature=x'],
  ['no signature', 'q-sign-algorithm=sha1&q-ak=x&q-sign-time=1;2&q-key-time=1;2'],
  ['nothing that COS knows', 'Bearer x'],
])('an authorization with %s is malformed', async (_what, authorization) => {
  const answer = await sendRaw(cos, { headers: { authorization } })
  expect([answer.status, codeOf(answer)]).toEqual([400, 'InvalidArgument'])
})

test('a signature of the host without its port holds for a Host with a port', async () => {
  const authorization = cos.client().getAuth({ ...at, Method: 'GET', Key: 'a b' })
  const answer = await sendRaw(cos, {
    target: '/a%20b',
    host: `${hostOf(cos)}:9912`,
    headers: { authorization },
  })
  expect(answer.status).toBe(200)
})

test('parameters with any characters in name and value can be signed, in a header and in `sign`', async () => {
  const name = `;=&%/?#[]@!$'()*+, "<>`
  const authorization = cos
    .client()
    .getAuth({ ...at, Method: 'GET', Key: 'a b', Query: { [name]: name } } as never)
  const target = `/a%20b?${encodeURIComponent(name)}=${encodeURIComponent(name)}`
  expect((await sendRaw(cos, { target, headers: { authorization } })).status).toBe(200)
  expect((await sendRaw(cos, { target: `${target}&sign=${encodeURIComponent(authorization)}` })).status).toBe(
    200,
  )
})

describe('with another time on the service', () => {
  afterEach(() => {
    cos.clockOffset = 0
  })

  test('a signature of long ago has expired, by the code and words that the SDKs know', async () => {
    cos.clockOffset = 3_600_000
    expect(await refusal(get())).toEqual({ code: 'AccessDenied', status: 403 })
  })

  test('a signature of the far future is from a wrong clock', async () => {
    cos.clockOffset = -3_600_000
    expect(await refusal(get())).toEqual({ code: 'RequestTimeTooSkewed', status: 403 })
  })
})

describe('presigned URLs', () => {
  const fetchUrl = (url: string, method = 'GET', body?: string) => {
    const { pathname, search } = new URL(url)
    return sendRaw(cos, { method, target: pathname + search, ...(body === undefined ? {} : { body }) })
  }

  test('let anybody get and put what they were signed for, until they expire', async () => {
    const url = (Method: 'GET' | 'PUT', Expires = 60) =>
      cos.client().getObjectUrl({ ...at, Key: 'shared 中', Method, Expires, Sign: true }, () => {})

    expect((await fetchUrl(url('PUT'), 'PUT', 'hello')).status).toBe(200)
    expect((await fetchUrl(url('GET'))).body).toBe('hello')
    expect(codeOf(await fetchUrl(url('GET'), 'DELETE'))).toBe('SignatureDoesNotMatch')
    expect(codeOf(await fetchUrl(url('GET', -10)))).toBe('AccessDenied')
  })

  test('may carry signed parameters', async () => {
    const Query = { 'response-content-type': 'text/plain' }
    const url = cos.client().getObjectUrl({ ...at, Key: 'a b', Query, Sign: true }, () => {})
    expect((await fetchUrl(url)).headers['content-type']).toBe('text/plain')
  })
})

describe('temporary credentials', () => {
  let temporary: { SecretId: string; SecretKey: string; SecurityToken: string }

  beforeEach(() => {
    const issued = issueCredential(cos.world, { type: 'root', uin: cos.world.account.uin }, 1800)
    temporary = { SecretId: issued.secretId, SecretKey: issued.secretKey, SecurityToken: issued.token }
  })
  afterEach(() => {
    cos.clockOffset = 0
  })

  test('work with their token, in requests and in presigned URLs', async () => {
    expect((await get(temporary)).Body.toString()).toBe('content')
    const url = new URL(cos.client(temporary).getObjectUrl({ ...at, Key: 'a b', Sign: true }, () => {}))
    expect((await sendRaw(cos, { target: url.pathname + url.search })).body).toBe('content')
  })

  test('do not exist without it, or with another', async () => {
    const { SecurityToken: _token, ...bare } = temporary
    expect(await refusal(get(bare))).toMatchObject({ code: 'InvalidAccessKeyId' })
    expect(await refusal(get({ ...temporary, SecurityToken: 'other' }))).toMatchObject({
      code: 'InvalidAccessKeyId',
    })
  })

  test('expire', async () => {
    cos.clockOffset = 1_801_000
    expect(await refusal(get(temporary))).toEqual({ code: 'ExpiredToken', status: 400 })
  })
})
