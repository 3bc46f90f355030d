import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BUCKET, REGION, startCosStandIn } from '../../test/cos-stand-in.ts'
import { Secret } from '../secret.ts'
import { CosStorage } from './cos-storage.ts'
import { fixedCredentials } from './credentials.ts'

let cos: Awaited<ReturnType<typeof startCosStandIn>>
beforeAll(async () => {
  cos = await startCosStandIn('AKIDtest')
})
afterAll(() => cos.stop())

function storageAs(secretId: string, endpoint = cos.endpoint) {
  return new CosStorage(
    { bucket: BUCKET, region: REGION, endpoint },
    fixedCredentials(new Secret(secretId), new Secret('key')),
  )
}

it('keeps a file, streams it back with its length and deletes it', async () => {
  const storage = storageAs('AKIDtest')
  await storage.check()
  await storage.put('reports/a.md', '# 汛情', 'text/markdown')
  const file = await storage.open('reports/a.md')
  expect(file?.bytes).toBe(Buffer.byteLength('# 汛情'))
  expect(file && (await text(file.content))).toBe('# 汛情')
  await storage.delete('reports/a.md')
  await storage.delete('reports/a.md')
  expect(await storage.open('reports/a.md')).toBeUndefined()
})

it('says that COS is unavailable when it refuses, with its code as the cause', async () => {
  const refused = storageAs('AKIDstranger').put('reports/a.md', '', 'text/markdown')
  await expect(refused).rejects.toMatchObject({
    code: 'dependency/unavailable',
    cause: { code: 'AccessDenied' },
  })
})

it('says that COS is unavailable when nothing answers', async () => {
  const check = storageAs('AKIDtest', new URL('http://127.0.0.1:1')).check()
  await expect(check).rejects.toMatchObject({
    code: 'dependency/unavailable',
    cause: { code: 'ECONNREFUSED' },
  })
})
