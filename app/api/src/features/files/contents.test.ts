import { afterAll, beforeAll, expect, it } from 'vitest'
import { objectsOn } from '../../../test/app.ts'
import { startCosStandIn } from '../../../test/cos-stand-in.ts'
import { Secret } from '../../secret.ts'
import { Contents } from './contents.ts'
import { disposition } from './disposition.ts'

const cdn = { url: new URL('https://files.example.com'), key: new Secret('k1y2z3') }
const clock = () => new Date('2026-11-23T08:00:00Z')
const content = { key: 'files/a', bytes: 5, sha256: '' }

let cos: Awaited<ReturnType<typeof startCosStandIn>>
beforeAll(async () => {
  cos = await startCosStandIn('AKIDtest')
  const store = objectsOn(cos)
  const object = await store.begin(content.key, 'text/plain', disposition('attachment', '汛情.txt'))
  await store.putPart(object, 1, Buffer.from('there'))
  await store.finish(object, (await store.parts(object)) ?? [])
})
afterAll(() => cos.stop())

it('leads to the CDN, where the content is offered under its name', async () => {
  const { href } = await new Contents({ store: objectsOn(cos), clock, cdn }).addressOf(content, '汛情.txt')
  expect(href).toMatch(/^https:\/\/files\.example\.com\/files\/a\?cdn_sign=1795420800-/)
})

it.each([
  ['was renamed since', '水情.txt', content, cdn],
  ['was stored before names were', '汛情.txt', { ...content, key: 'files/b' }, cdn],
  ['has no CDN before it', '汛情.txt', content, undefined],
])('leads to COS, under its name of now, what %s', async (_, name, what, through) => {
  const contents = new Contents({ store: objectsOn(cos), clock, cdn: through })
  const { origin, searchParams } = await contents.addressOf(what, name)
  expect(origin).toBe(cos.endpoint.origin)
  expect(searchParams.get('response-content-disposition')).toBe(disposition('attachment', name))
})
