import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CosFixture, refusal, region, startCos } from './test/cos-fixture.ts'

let cos: CosFixture
let at: { Bucket: string; Region: string }

beforeAll(async () => {
  cos = await startCos()
  at = { Bucket: cos.bucket, Region: region }
  await cos.client().putBucket(at)
})
afterAll(() => cos.stop())

describe('objects', () => {
  test('come back as they were put, with their ETag and checksum', async () => {
    const put = await cos.client().putObject({ ...at, Key: 'a/b c+中文.txt', Body: '123456789' })
    const got = await cos.client().getObject({ ...at, Key: 'a/b c+中文.txt' })

    expect(put.ETag).toBe('"25f9e794323b453885f5181f1b624d0b"')
    expect(got.Body.toString()).toBe('123456789')
    expect(got.ETag).toBe(put.ETag)
    // The check value of CRC-64/XZ: 0x995dc9bbdf1939fa.
    expect(got.headers?.['x-cos-hash-crc64ecma']).toBe('11051210869376104954')
  })

  test('are absent until they are put', async () => {
    expect(await refusal(cos.client().getObject({ ...at, Key: 'absent' }))).toEqual({
      code: 'NoSuchKey',
      status: 404,
    })
  })
})
