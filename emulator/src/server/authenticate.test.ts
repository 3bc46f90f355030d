import { Client as StsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_client.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEmulator, type TestEmulator } from '../../test/emulator.ts'
import { manualClock } from '../../test/manual-clock.ts'
import { type SignedRequest, type Signing, send, signRequest } from '../../test/signed-request.ts'

let emulator: TestEmulator
let temporary: { secretId: string; secretKey: string; token: string }

beforeAll(async () => {
  emulator = await anEmulator()
  const Policy = { version: '2.0', statement: [{ effect: 'allow', action: 'sts:*', resource: '*' }] }
  const { Credentials } = await emulator.client(StsClient).GetFederationToken({
    Name: 'test',
    Policy: encodeURIComponent(JSON.stringify(Policy)),
  })
  temporary = {
    secretId: Credentials?.TmpSecretId ?? '',
    secretKey: Credentials?.TmpSecretKey ?? '',
    token: Credentials?.Token ?? '',
  }
})
afterAll(() => emulator[Symbol.asyncDispose]())

const now = () => Math.floor(Date.now() / 1000)

/** A request that is answered, unless something about its signing or the request itself is changed. */
function aRequest(
  signing: Partial<Signing> = {},
  change: (request: SignedRequest) => Partial<SignedRequest> = () => ({}),
) {
  const { secretId, secretKey } = emulator.world.account
  const call = { action: 'GetCallerIdentity', version: '2018-08-13' }
  const request = signRequest(emulator.endpoint, { secretId, secretKey, ...call, ...signing })
  return { ...request, ...change(request) }
}

const withHeader = (name: string, value: string) => (request: SignedRequest) => ({
  headers: { ...request.headers, [name]: value },
})

const withAuthorization = (change: (authorization: string) => string) => (request: SignedRequest) => ({
  headers: { ...request.headers, authorization: change(request.headers.authorization ?? '') },
})

describe('a request is answered', () => {
  test.each<[string, () => SignedRequest]>([
    ['signed without the port, as the Node SDK does', () => aRequest()],
    [
      'signed with the port, as other SDKs do',
      () => aRequest({ signedHost: new URL(emulator.endpoint).host }),
    ],
    ['signed for the product', () => aRequest({ service: 'sts' })],
    ['signed with a header more', () => aRequest({ extraHeaders: { 'x-tc-language': 'en-us' } })],
    ['with temporary credentials and their token', () => aRequest(temporary)],
    ['signed four minutes ago', () => aRequest({ timestamp: now() - 240 })],
    ['signed four minutes ahead', () => aRequest({ timestamp: now() + 240 })],
    ['with an empty body', () => aRequest({ body: '' })],
  ])('%s', async (_, request) => {
    expect(await send(request())).toMatchObject({ AccountId: emulator.world.account.uin })
  })
})

describe('a request is refused', () => {
  test.each<[string, string, () => SignedRequest]>([
    ['SignatureFailure', 'with another key', () => aRequest({ secretKey: 'x'.repeat(32) })],
    ['SignatureFailure', 'with another body', () => aRequest({}, () => ({ body: '{} ' }))],
    [
      'SignatureFailure',
      'signed for another host',
      () => aRequest({ signedHost: 'cvm.tencentcloudapi.com' }),
    ],
    [
      'SignatureFailure',
      'with another content type',
      () => aRequest({}, withHeader('content-type', 'application/json; charset=utf-8')),
    ],
    [
      'SignatureFailure',
      'with another time than signed',
      () => aRequest({}, withHeader('x-tc-timestamp', String(now() - 10))),
    ],
    [
      'SignatureFailure',
      'with the date of another day',
      () =>
        aRequest(
          {},
          withAuthorization((text) => text.replace(/\/\d{4}-/, '/2020-')),
        ),
    ],
    [
      'SignatureFailure',
      'with the scope of another service',
      () =>
        aRequest(
          {},
          withAuthorization((text) => text.replace('/127/', '/cvm/')),
        ),
    ],
    [
      'SignatureFailure',
      'with a signed header that is not there',
      () =>
        aRequest({ extraHeaders: { 'x-tc-language': 'en-us' } }, (request) => {
          const { 'x-tc-language': _, ...headers } = request.headers
          return { headers }
        }),
    ],
    [
      'SignatureFailure',
      'with a signed header changed',
      () => aRequest({ extraHeaders: { 'x-tc-language': 'en-us' } }, withHeader('x-tc-language', 'zh-cn')),
    ],
    [
      'SignatureFailure',
      'with one digit of the signature changed',
      () =>
        aRequest(
          {},
          withAuthorization((text) => text.replace(/.$/, (last) => (last === '0' ? '1' : '0'))),
        ),
    ],
    ['SignatureExpire', 'signed six minutes ago', () => aRequest({ timestamp: now() - 360 })],
    ['SignatureExpire', 'signed six minutes ahead', () => aRequest({ timestamp: now() + 360 })],
    ['SecretIdNotFound', 'of nobody', () => aRequest({ secretId: 'AKIDnobody' })],
    [
      'TokenFailure',
      'with temporary credentials but without their token',
      () => aRequest({ secretId: temporary.secretId, secretKey: temporary.secretKey }),
    ],
    ['TokenFailure', 'with another token', () => aRequest({ ...temporary, token: 'x' })],
    ['TokenFailure', 'of the root key with a token', () => aRequest({ token: temporary.token })],
    [
      'InvalidAuthorization',
      'without authorization',
      () =>
        aRequest({}, (request) => {
          const { authorization: _, ...headers } = request.headers
          return { headers }
        }),
    ],
    [
      'InvalidAuthorization',
      'with an older algorithm',
      () =>
        aRequest(
          {},
          withAuthorization((text) => text.replace('TC3-HMAC-SHA256', 'HmacSHA1')),
        ),
    ],
    [
      'InvalidAuthorization',
      'without a scope',
      () =>
        aRequest(
          {},
          withAuthorization((text) => text.replace('/tc3_request', '')),
        ),
    ],
    [
      'InvalidAuthorization',
      'with half a signature',
      () =>
        aRequest(
          {},
          withAuthorization((text) => text.slice(0, -32)),
        ),
    ],
    [
      'InvalidAuthorization',
      'with a signature that is not hexadecimal',
      () =>
        aRequest(
          {},
          withAuthorization((text) => text.replace(/.{64}$/, 'g'.repeat(64))),
        ),
    ],
    [
      'InvalidAuthorization',
      'without the host among its signed headers',
      () =>
        aRequest(
          {},
          withAuthorization((text) => text.replace('content-type;host', 'content-type')),
        ),
    ],
    [
      'InvalidAuthorization',
      'without the content type among its signed headers',
      () =>
        aRequest(
          {},
          withAuthorization((text) => text.replace('content-type;host', 'host')),
        ),
    ],
    [
      'InvalidAuthorization',
      'with more behind the signature',
      () =>
        aRequest(
          {},
          withAuthorization((text) => `${text}, x=1`),
        ),
    ],
  ])('AuthFailure.%s: %s', async (detail, _, request) => {
    expect(await send(request())).toMatchObject({ Error: { Code: `AuthFailure.${detail}` } })
  })

  test.each<[string, string, () => SignedRequest]>([
    ['MissingParameter', 'without an action', () => aRequest({ action: '' })],
    ['MissingParameter', 'without a version', () => aRequest({ version: '' })],
    ['InvalidParameter', 'at no time', () => aRequest({}, withHeader('x-tc-timestamp', 'today'))],
    ['InvalidParameter', 'with half a body', () => aRequest({ body: '{"a":' })],
    ['InvalidParameter', 'with a list for a body', () => aRequest({ body: '[]' })],
    [
      'UnsupportedProtocol',
      'as a form',
      () => aRequest({}, withHeader('content-type', 'application/x-www-form-urlencoded')),
    ],
    [
      'RequestSizeLimitExceeded',
      'of more than 10 MB',
      () => aRequest({ body: ' '.repeat(10 * 1024 * 1024 + 1) }),
    ],
    ['NoSuchVersion', 'of a version that never was', () => aRequest({ version: '2001-01-01' })],
    ['InvalidAction', 'of an action that never was', () => aRequest({ action: 'MakeCoffee' })],
    ['InvalidAction', 'of what every object has', () => aRequest({ action: 'constructor' })],
    [
      'Emulator.ActionNotSupported',
      'of an action that this emulator lacks',
      () => aRequest({ action: 'DescribeTagKeys' }),
    ],
    [
      'UnsupportedRegion',
      'of a region that is not',
      () => aRequest({ action: 'DescribeVpcs', version: '2017-03-12', region: 'ap-atlantis' }),
    ],
    [
      'MissingParameter',
      'of a regional product without a region',
      () => aRequest({ action: 'DescribeVpcs', version: '2017-03-12', region: '' }),
    ],
    ['UnknownParameter', 'with a field that is not', () => aRequest({ body: '{"Nonsense":1}' })],
    [
      'AuthFailure.UnauthorizedOperation',
      'of temporary credentials that may not',
      () => aRequest({ ...temporary, action: 'GetResources', version: '2018-08-13' }),
    ],
  ])('%s: %s', async (code, _, request) => {
    expect(await send(request())).toMatchObject({ Error: { Code: code } })
  })

  test('when its temporary credentials have come to their end', async () => {
    const clock = manualClock()
    await using emulator = await anEmulator({ clock })
    const Policy = encodeURIComponent('{"version":"2.0","statement":[]}')
    const federation = { Name: 'test', Policy, DurationSeconds: 60 }
    const { Credentials } = await emulator.client(StsClient).GetFederationToken(federation)
    const { TmpSecretId = '', TmpSecretKey = '', Token = '' } = { ...Credentials }
    clock.advance(61_000)
    const credential = { secretId: TmpSecretId, secretKey: TmpSecretKey, token: Token }
    await expect(emulator.client(StsClient, { credential }).GetCallerIdentity()).rejects.toMatchObject({
      code: 'AuthFailure.TokenFailure',
    })
  })
})

test('every answer is HTTP 200 with a request id, refusals too', async () => {
  const { url, headers, body } = aRequest({ secretId: 'AKIDnobody' })
  const response = await fetch(url, { method: 'POST', headers, body })
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    Response: {
      Error: { Code: 'AuthFailure.SecretIdNotFound', Message: expect.any(String) },
      RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  })
})
