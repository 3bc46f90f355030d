import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CosFixture, refusal, region, startCos } from '../test/cos-fixture.ts'
import { codeOf, sendSigned } from '../test/raw-request.ts'

let cos: CosFixture
let at: { Bucket: string; Region: string }

beforeAll(async () => {
  cos = await startCos()
  at = { Bucket: cos.bucket, Region: region }
  await cos.client().putBucket(at)
})
afterAll(() => cos.stop())

test('an object comes back as it was put, with its ETag and checksum', async () => {
  const put = await cos.client().putObject({ ...at, Key: "a/b c+中文~!'().txt", Body: '123456789' })
  const got = await cos.client().getObject({ ...at, Key: "a/b c+中文~!'().txt" })

  expect(put.ETag).toBe('"25f9e794323b453885f5181f1b624d0b"')
  expect(got.Body.toString()).toBe('123456789')
  expect(got.ETag).toBe(put.ETag)
  // The check value of CRC-64/XZ: 0x995dc9bbdf1939fa.
  expect(got.headers?.['x-cos-hash-crc64ecma']).toBe('11051210869376104954')
})

test('an empty object is an object', async () => {
  await cos.client().putObject({ ...at, Key: 'empty', Body: '' })
  const { Body, headers } = await cos.client().getObject({ ...at, Key: 'empty' })
  expect(Body.toString()).toBe('')
  expect(headers).toMatchObject({ 'content-length': '0', 'x-cos-hash-crc64ecma': '0' })
})

test('what does not exist is NoSuchKey, and deleting it succeeds', async () => {
  const absent = { ...at, Key: 'absent' }
  expect(await refusal(cos.client().getObject(absent))).toEqual({ code: 'NoSuchKey', status: 404 })
  expect(await refusal(cos.client().headObject(absent))).toMatchObject({ status: 404 })
  expect((await cos.client().deleteObject(absent)).statusCode).toBe(204)
})

test('every answer names its request, errors in the document too', async () => {
  const answer = await sendSigned(cos, { target: '/absent' })
  const id = String(answer.headers['x-cos-request-id'])
  expect(id).toMatch(/^[\w-]{20,}$/)
  expect(answer.body).toContain(`<RequestId>${id}</RequestId>`)
  expect(answer.headers['content-type']).toBe('application/xml')
})

test('headers, metadata, storage class and encryption are kept', async () => {
  const object = { ...at, Key: 'described' }
  await cos.client().putObject({
    ...object,
    Body: 'x',
    ContentType: 'text/plain',
    CacheControl: 'max-age=60',
    ContentEncoding: 'identity',
    StorageClass: 'STANDARD_IA',
    ServerSideEncryption: 'AES256',
    'x-cos-meta-author': 'somebody',
  })
  const { headers } = await cos.client().headObject(object)
  expect(headers).toMatchObject({
    'content-type': 'text/plain',
    'cache-control': 'max-age=60',
    'content-encoding': 'identity',
    'content-length': '1',
    'x-cos-storage-class': 'STANDARD_IA',
    'x-cos-server-side-encryption': 'AES256',
    'x-cos-meta-author': 'somebody',
  })
})

test('an upload that does not say its type gets that of its extension', async () => {
  for (const [Key, type] of [
    ['a.ZIP', 'application/zip'],
    ['dir.txt/a', 'application/octet-stream'],
  ] as const) {
    await cos.client().putObject({ ...at, Key, Body: 'x' })
    expect((await cos.client().headObject({ ...at, Key })).headers?.['content-type']).toBe(type)
  }
})

test('too much metadata, an unknown storage class and an unknown encryption are refused', async () => {
  const put = (headers: Record<string, string>) =>
    sendSigned(cos, { method: 'PUT', target: '/refused', body: 'x', headers })
  expect(codeOf(await put({ 'x-cos-meta-big': 'x'.repeat(3000) }))).toBe('InvalidArgument')
  expect(codeOf(await put({ 'x-cos-storage-class': 'COLD' }))).toBe('InvalidArgument')
  expect(codeOf(await put({ 'x-cos-server-side-encryption': 'cos/kms' }))).toBe('NotImplemented')
})

test('a body that is not what Content-MD5 says is refused and leaves nothing', async () => {
  const put = (md5: string) =>
    sendSigned(cos, { method: 'PUT', target: '/checked', body: 'hello', headers: { 'content-md5': md5 } })
  const right = createHash('md5').update('hello').digest('base64')
  const wrong = createHash('md5').update('other').digest('base64')

  expect(codeOf(await put(wrong))).toBe('BadDigest')
  expect(codeOf(await put('not base64 of 16 bytes'))).toBe('InvalidDigest')
  expect(codeOf(await sendSigned(cos, { target: '/checked' }))).toBe('NoSuchKey')
  expect((await put(right)).status).toBe(200)
})

test('an upload without a length is refused', async () => {
  const answer = await sendSigned(cos, {
    method: 'PUT',
    target: '/endless',
    headers: { 'content-length': '' },
  })
  expect([400, 411]).toContain(answer.status)
})

test('x-cos-forbid-overwrite lets only the first upload in, of several at once too', async () => {
  const put = (body: string) =>
    sendSigned(cos, { method: 'PUT', target: '/once', body, headers: { 'x-cos-forbid-overwrite': 'true' } })
  const statuses = await Promise.all(['a', 'b', 'c', 'd'].map(async (body) => (await put(body)).status))
  expect(statuses.toSorted()).toEqual([200, 409, 409, 409])
  expect(codeOf(await put('e'))).toBe('FileAlreadyExists')
})

test.each([
  ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
  ['bytes=8-', 206, '89', 'bytes 8-9/10'],
  ['bytes=-2', 206, '89', 'bytes 8-9/10'],
  ['bytes=5-100', 206, '56789', 'bytes 5-9/10'],
  ['bytes=1-2,4-5', 200, '0123456789', undefined],
  ['lines=1-2', 200, '0123456789', undefined],
])('Range: %s answers %i', async (range, status, body, contentRange) => {
  await cos.client().putObject({ ...at, Key: 'digits', Body: '0123456789' })
  const answer = await sendSigned(cos, { target: '/digits', headers: { range } })
  expect(answer).toMatchObject({ status, body })
  expect(answer.headers['content-range']).toBe(contentRange)
})

test('a range behind the end is refused', async () => {
  await cos.client().putObject({ ...at, Key: 'digits', Body: '0123456789' })
  const answer = await sendSigned(cos, { target: '/digits', headers: { range: 'bytes=10-' } })
  expect([answer.status, codeOf(answer)]).toEqual([416, 'InvalidRange'])
})

test('conditions decide between 200, 304 and 412', async () => {
  const { ETag = '' } = await cos.client().putObject({ ...at, Key: 'conditional', Body: 'x' })
  const status = async (headers: Record<string, string>) =>
    (await sendSigned(cos, { target: '/conditional', headers })).status
  const [past, future] = [-3_600_000, 3_600_000].map((ms) => new Date(Date.now() + ms).toUTCString()) as [
    string,
    string,
  ]

  expect(await status({ 'if-match': ETag })).toBe(200)
  expect(await status({ 'if-match': '"other"' })).toBe(412)
  expect(await status({ 'if-none-match': ETag })).toBe(304)
  expect(await status({ 'if-none-match': '"other"' })).toBe(200)
  expect(await status({ 'if-modified-since': future })).toBe(304)
  expect(await status({ 'if-modified-since': past })).toBe(200)
  expect(await status({ 'if-unmodified-since': past })).toBe(412)
  expect(await status({ 'if-unmodified-since': future })).toBe(200)
  // An ETag decides over a time.
  expect(await status({ 'if-none-match': '"other"', 'if-modified-since': future })).toBe(200)
})

test('response-… parameters override headers, but the default domain always makes a download', async () => {
  await cos.client().putObject({ ...at, Key: 'page.html', Body: '<p>', ContentType: 'text/html' })
  const got = await cos.client().getObject({
    ...at,
    Key: 'page.html',
    ResponseContentType: 'text/plain',
    ResponseCacheControl: 'no-store',
    ResponseContentDisposition: 'inline',
  })
  expect(got.headers).toMatchObject({
    'content-type': 'text/plain',
    'cache-control': 'no-store',
    'content-disposition': 'attachment',
    'x-cos-force-download': 'true',
  })
})

test('tags of an object are set with it, replaced, read and removed', async () => {
  const object = { ...at, Key: 'tagged' }
  await cos.client().putObject({ ...object, Body: 'x', Headers: { 'x-cos-tagging': 'a=1&b=%E4%BA%8C' } })
  expect((await cos.client().getObjectTagging(object)).Tags).toEqual([
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '二' },
  ])
  await cos.client().putObjectTagging({ ...object, Tags: [{ Key: 'c', Value: '3' }] })
  expect((await cos.client().headObject(object)).headers?.['x-cos-tagging-count']).toBe('1')
  await cos.client().deleteObjectTagging(object)
  expect((await cos.client().getObjectTagging(object)).Tags).toEqual([])
  const eleven = Array.from({ length: 11 }, (_, index) => ({ Key: `k${index}`, Value: 'v' }))
  expect(await refusal(cos.client().putObjectTagging({ ...object, Tags: eleven }))).toMatchObject({
    code: 'InvalidTag',
  })
})

test('several objects are deleted at once, quietly if asked', async () => {
  await Promise.all(['x', 'y'].map((Key) => cos.client().putObject({ ...at, Key, Body: Key })))
  const loud = await cos
    .client()
    .deleteMultipleObject({ ...at, Objects: [{ Key: 'x' }, { Key: 'never <&> was' }] })
  expect(loud.Deleted.map(({ Key }) => Key)).toEqual(['x', 'never <&> was'])
  const quiet = await cos.client().deleteMultipleObject({ ...at, Objects: [{ Key: 'y' }], Quiet: true })
  expect(quiet.Deleted).toEqual([])
  expect(await refusal(cos.client().headObject({ ...at, Key: 'y' }))).toMatchObject({ status: 404 })
})

test('deleting several needs Content-MD5 and a well-formed list', async () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    sendSigned(cos, { method: 'POST', target: '/?delete', body, headers })
  const md5 = (body: string) => ({ 'content-md5': createHash('md5').update(body).digest('base64') })

  expect(codeOf(await post('<Delete/>'))).toBe('InvalidRequest')
  for (const body of [
    '<Delete><Object>',
    '<Delete/>',
    '<Other/>',
    '<Delete><Object><Kee>x</Kee></Object></Delete>',
  ]) {
    expect(codeOf(await post(body, md5(body)))).toBe('MalformedXML')
  }
})

test('a key longer than 850 bytes is refused', async () => {
  const key = '中'.repeat(284)
  expect(await refusal(cos.client().putObject({ ...at, Key: key, Body: '' }))).toMatchObject({
    code: 'KeyTooLong',
  })
})

test('an archived object can be put but not read', async () => {
  await cos.client().putObject({ ...at, Key: 'cold', Body: 'x', StorageClass: 'ARCHIVE' })
  expect(await refusal(cos.client().getObject({ ...at, Key: 'cold' }))).toEqual({
    code: 'InvalidObjectState',
    status: 403,
  })
})
