import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts'

let test: TestApp
let owner: Caller
beforeAll(async () => {
  test = await startTestApp()
  owner = await test.as('operator', 'owner')
}, 60_000)
afterAll(() => test.stop())

const put = (name: string, content: string | Buffer, query = '', caller = owner) =>
  caller.inject({
    method: 'POST',
    url: `/api/files?name=${encodeURIComponent(name)}${query}`,
    payload: content,
    headers: { 'content-type': 'application/octet-stream' },
  })
const content = (id: string, headers = {}, query = '') =>
  owner.inject({ url: `/api/files/${id}/content${query}`, headers })

it('comes back as it was sent, whole or a range of it, under its name', async () => {
  const bytes = randomBytes(9_000_000)
  bytes.write('RIFF', 0)
  const sent = Buffer.concat([Buffer.from('PK'), bytes])
  const text = Buffer.from('水位 10 m\n'.repeat(600_000))
  const { fileId } = (await put('行动 "方案".txt', text)).json()
  expect(fileId).toBeUndefined()
  const done = (await put('行动方案.txt', text)).json()
  expect(done).toMatchObject({ state: 'done', version: 1 })
  const whole = await content(done.fileId)
  expect(whole.rawPayload.equals(text)).toBe(true)
  expect(whole.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="____.txt"; filename*=UTF-8''${encodeURIComponent('行动方案.txt')}`,
  })
  const part = await content(done.fileId, { range: 'bytes=100-299' })
  expect(part.statusCode).toBe(206)
  expect(part.rawPayload.equals(text.subarray(100, 300))).toBe(true)
  void sent
})
