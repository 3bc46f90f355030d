import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { type ClientRequest, request } from 'node:http'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CosFixture, region, startCos } from '../test/cos-fixture.ts'
import { hostOf, sendSigned } from '../test/raw-request.ts'

const mebibyte = 1024 * 1024
let cos: CosFixture
let at: { Bucket: string; Region: string }

beforeAll(async () => {
  cos = await startCos()
  at = { Bucket: cos.bucket, Region: region }
  await cos.client().putBucket(at)
})
afterAll(() => cos.stop())

function signed(Method: 'GET' | 'PUT', Key: string): string {
  const { pathname, search } = new URL(
    cos.client().getObjectUrl({ ...at, Key, Method, Sign: true }, () => {}),
  )
  return pathname + search
}

test('160 MiB pass through without being held in memory', async () => {
  const size = 160 * mebibyte
  const there = () =>
    upload('large', size, Readable.from(repeat(Buffer.alloc(mebibyte, 'x'), size / mebibyte)))
  // The first round fills the pools of buffers, of this side too; growth after it would go on for ever.
  await there()
  await download('large')

  const growth = await peakGrowth(async () => {
    await there()
    expect(await download('large')).toBe(size)
  })
  expect(growth).toBeLessThan(size / 2)
})

test('an upload that breaks off leaves no object and no file', async () => {
  const sent = startUpload('broken', 100 * mebibyte).on('error', () => undefined)
  await new Promise((written) => sent.write(Buffer.alloc(2 * mebibyte), written))
  const incoming = join(cos.world.dataFolder, 'cos', 'incoming')
  await expect.poll(() => readdir(incoming)).toHaveLength(1)
  sent.destroy()
  await expect.poll(() => readdir(incoming)).toEqual([])
  expect((await sendSigned(cos, { target: '/broken' })).status).toBe(404)
})

test('a download goes on while the object is replaced', async () => {
  const old = Buffer.alloc(8 * mebibyte, 'old')
  await cos.client().putObject({ ...at, Key: 'replaced', Body: old })
  const received: Buffer[] = []
  await download('replaced', async (chunk) => {
    if (received.length === 0) await cos.client().putObject({ ...at, Key: 'replaced', Body: 'new' })
    received.push(chunk)
  })
  expect(Buffer.concat(received).equals(old)).toBe(true)
})

/** How far the resident memory rises above where it begins, bytes. */
async function peakGrowth(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss()
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 5)
  try {
    await work()
  } finally {
    clearInterval(watch)
  }
  return peak - before
}

function* repeat(chunk: Buffer, times: number): Generator<Buffer> {
  for (let count = 0; count < times; count += 1) yield chunk
}

function startUpload(key: string, length: number): ClientRequest {
  const headers = { host: hostOf(cos), 'content-length': length }
  return request({ host: '127.0.0.1', port: cos.port, method: 'PUT', path: signed('PUT', key), headers })
}

async function upload(key: string, length: number, content: Readable): Promise<void> {
  const sent = startUpload(key, length)
  const answered = once(sent, 'response')
  await pipeline(content, sent)
  const [response] = await answered
  expect(response.resume().statusCode).toBe(200)
}

async function download(
  key: string,
  each: (chunk: Buffer) => Promise<void> | void = () => {},
): Promise<number> {
  let size = 0
  await new Promise<void>((resolve, reject) => {
    request(
      { host: '127.0.0.1', port: cos.port, path: signed('GET', key), headers: { host: hostOf(cos) } },
      (response) => {
        const sink = new Writable({
          write: (chunk: Buffer, _encoding, done) => {
            size += chunk.length
            Promise.resolve(each(chunk)).then(() => done(), done)
          },
        })
        pipeline(response, sink).then(resolve, reject)
      },
    )
      .once('error', reject)
      .end()
  })
  return size
}
