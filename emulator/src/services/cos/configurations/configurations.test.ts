import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CosFixture, refusal, region, startCos } from '../test/cos-fixture.ts'
import { codeOf, sendRaw, sendSigned } from '../test/raw-request.ts'

let cos: CosFixture
let at: { Bucket: string; Region: string }

beforeAll(async () => {
  cos = await startCos()
  at = { Bucket: cos.bucket, Region: region }
  await cos.client().putBucket(at)
  await cos.client().putObject({ ...at, Key: 'a', Body: 'content' })
})
afterAll(() => cos.stop())

const put = (parameter: string, body: string) =>
  sendSigned(cos, { method: 'PUT', target: `/?${parameter}`, body })
const get = (parameter: string) => sendSigned(cos, { target: `/?${parameter}` })
const remove = (parameter: string) => sendSigned(cos, { method: 'DELETE', target: `/?${parameter}` })

const documents = {
  lifecycle:
    '<LifecycleConfiguration><Rule><ID>tidy</ID><Filter><Prefix>tmp/</Prefix></Filter><Status>Enabled</Status>' +
    '<Transition><Days>30</Days><StorageClass>STANDARD_IA</StorageClass></Transition>' +
    '<Transition><Days>90</Days><StorageClass>ARCHIVE</StorageClass></Transition>' +
    '<Expiration><Days>365</Days></Expiration></Rule></LifecycleConfiguration>',
  cors:
    '<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod>' +
    '</CORSRule></CORSConfiguration>',
  encryption:
    '<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>' +
    '</ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>',
}

describe.each([
  ['lifecycle', 'NoSuchLifecycleConfiguration'],
  ['cors', 'NoSuchCORSConfiguration'],
  ['encryption', 'NoSuchEncryptionConfiguration'],
] as const)('?%s', (parameter, absent) => {
  test('is absent, put, got as it was put, and removed', async () => {
    const document = documents[parameter]
    expect(codeOf(await get(parameter))).toBe(absent)
    expect((await put(parameter, document)).status).toBe(200)
    expect((await get(parameter)).body).toContain(document)
    expect((await remove(parameter)).status).toBe(204)
    expect(codeOf(await get(parameter))).toBe(absent)
  })

  test('refuses a document that is not one of its kind, naming what is wrong', async () => {
    expect(codeOf(await put(parameter, ''))).toBe('MissingRequestBodyError')
    expect(codeOf(await put(parameter, '<x'))).toBe('MalformedXML')
    expect(codeOf(await put(parameter, '<Other/>'))).toBe('MalformedXML')
    const strange = documents[parameter].replace(/<(\w*Rule)>/, '<$1><Strange>1</Strange>')
    expect((await put(parameter, strange)).body).toMatch(/Rule\.Strange is not a known element/)
  })
})

test.each([
  ['no action', '<Status>Enabled</Status>'],
  ['an unknown status', '<Status>On</Status><Expiration><Days>1</Days></Expiration>'],
  ['zero days', '<Status>Enabled</Status><Expiration><Days>0</Days></Expiration>'],
  [
    'days and a date',
    '<Status>Enabled</Status><Expiration><Days>1</Days><Date>2030-01-01</Date></Expiration>',
  ],
])('a lifecycle rule with %s is refused', async (_what, rule) => {
  const body = `<LifecycleConfiguration><Rule>${rule}</Rule></LifecycleConfiguration>`
  expect(codeOf(await put('lifecycle', body))).toBe('MalformedXML')
})

test('the SDK reads and writes lifecycle, CORS, referer, encryption and logging', async () => {
  const Rules = [{ ID: 'x', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: '7' } }]
  await cos.client().putBucketLifecycle({ ...at, Rules } as never)
  expect((await cos.client().getBucketLifecycle(at)).Rules).toEqual(Rules)

  const RefererConfiguration = {
    Status: 'Disabled',
    RefererType: 'White-List',
    DomainList: { Domains: ['*.example.com'] },
    EmptyReferConfiguration: 'Allow',
  }
  await cos.client().putBucketReferer({ ...at, RefererConfiguration } as never)
  expect((await cos.client().getBucketReferer(at)).RefererConfiguration).toMatchObject({
    RefererType: 'White-List',
  })

  const LoggingEnabled = { TargetBucket: cos.bucket, TargetPrefix: 'logs/' }
  await cos.client().putBucketLogging({ ...at, BucketLoggingStatus: { LoggingEnabled } })
  expect((await cos.client().getBucketLogging(at)).BucketLoggingStatus).toEqual({ LoggingEnabled })
  const elsewhere = { LoggingEnabled: { ...LoggingEnabled, TargetBucket: 'none-1250000001' } }
  expect(
    await refusal(cos.client().putBucketLogging({ ...at, BucketLoggingStatus: elsewhere })),
  ).toMatchObject({ code: 'InvalidTargetBucketForLogging' })
})

test('a default encryption is that of objects put after it', async () => {
  await put('encryption', documents.encryption)
  const { headers } = await cos.client().putObject({ ...at, Key: 'encrypted', Body: 'x' })
  expect(headers?.['x-cos-server-side-encryption']).toBe('AES256')
  await remove('encryption')
})

test('intelligent tiering is switched on once and for all', async () => {
  const document = (days: number) =>
    `<IntelligentTieringConfiguration><Status>Enabled</Status><Transition><Days>${days}</Days>` +
    '<RequestFrequent>1</RequestFrequent></Transition></IntelligentTieringConfiguration>'
  await cos
    .client()
    .request({ ...at, Method: 'PUT', Action: 'intelligenttiering', Body: document(30) } as never)
  expect((await get('intelligenttiering')).body).toContain(document(30))
  expect(codeOf(await put('intelligenttiering', document(60)))).toBe('InvalidBucketState')
})

test('hotlink protection looks at the referer of signed requests too', async () => {
  await put(
    'referer',
    '<RefererConfiguration><Status>Enabled</Status><RefererType>White-List</RefererType><DomainList>' +
      '<Domain>*.example.com</Domain></DomainList><EmptyReferConfiguration>Deny</EmptyReferConfiguration></RefererConfiguration>',
  )
  const status = async (headers: Record<string, string>) =>
    (await sendSigned(cos, { target: '/a', headers })).status
  expect(await status({ referer: 'https://www.example.com/page' })).toBe(200)
  expect(await status({ referer: 'https://www.example.org/example.com' })).toBe(403)
  expect(await status({})).toBe(403)
  await put(
    'referer',
    '<RefererConfiguration><Status>Disabled</Status><RefererType>White-List</RefererType><DomainList>' +
      '<Domain>x</Domain></DomainList></RefererConfiguration>',
  )
})

describe('cross-origin requests', () => {
  beforeAll(() =>
    cos.client().putBucketCors({
      ...at,
      CORSRules: [
        {
          AllowedOrigin: ['https://*.example.com'],
          AllowedMethod: ['GET', 'PUT'],
          AllowedHeader: ['x-cos-*', 'content-type'],
          ExposeHeader: ['ETag'],
          MaxAgeSeconds: 600,
        },
      ],
      ResponseVary: 'true',
    } as never),
  )

  test('are allowed by a rule that covers origin, method and headers', async () => {
    const preflight = await cos.client().optionsObject({
      ...at,
      Key: 'a',
      Origin: 'https://www.example.com',
      AccessControlRequestMethod: 'PUT',
      AccessControlRequestHeaders: 'Content-Type,x-cos-meta-a',
    })
    expect(preflight).toMatchObject({
      AccessControlAllowOrigin: 'https://www.example.com',
      AccessControlAllowMethods: 'GET,PUT',
      AccessControlExposeHeaders: 'ETag',
      AccessControlMaxAge: '600',
    })
  })

  test.each([
    ['another origin', { origin: 'https://example.org' }],
    ['another method', { 'access-control-request-method': 'DELETE' }],
    ['another header', { 'access-control-request-headers': 'authorization' }],
  ])('are refused for %s', async (_what, change) => {
    const headers = { origin: 'https://www.example.com', 'access-control-request-method': 'PUT', ...change }
    const answer = await sendRaw(cos, { method: 'OPTIONS', target: '/a', headers })
    expect([answer.status, codeOf(answer)]).toEqual([403, 'AccessForbidden'])
  })

  test('get their headers with the answer, a refusal too', async () => {
    const headers = { origin: 'https://www.example.com' }
    const allowed = await sendSigned(cos, { target: '/a', headers })
    const refused = await sendRaw(cos, { target: '/a', headers })
    for (const answer of [allowed, refused]) {
      expect(answer.headers).toMatchObject({ 'access-control-allow-origin': headers.origin, vary: 'Origin' })
    }
  })
})
