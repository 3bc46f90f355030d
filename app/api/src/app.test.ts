import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../test/app.ts'
import type { TestEnvironment } from '../test/environment.ts'
import { eventually } from '../test/processes.ts'
import { connectDatabase } from './database/connect.ts'
import { migrate } from './database/migrations.ts'
import type { Report, ReportList } from './features/reports/schema.ts'
import { connectRedis } from './redis/connect.ts'

const logger = pino({ level: 'silent' })
const flood = {
  title: '北江水位上涨',
  body: '石角站 **11.2 m**，超警 0.2 m。',
  severity: 'high',
  place: '清远',
}

let test: TestApp
let environment: TestEnvironment
let operator: Caller

beforeAll(async () => {
  test = await startTestApp()
  environment = test.environment
  operator = await test.as('operator')
}, 30_000)
afterAll(() => test.stop())

async function file(report: object = flood): Promise<Report> {
  const response = await operator.inject({ method: 'POST', url: '/api/reports', payload: report })
  expect(response.statusCode).toBe(201)
  return response.json()
}

async function newest(): Promise<{ items: ReportList['items']; cache: unknown }> {
  const response = await operator.inject('/api/reports')
  expect(response.statusCode).toBe(200)
  return { items: response.json<ReportList>().items, cache: response.headers['x-cache'] }
}

describe('the system', () => {
  it('is alive, and ready when PostgreSQL, Redis and COS answer', async () => {
    expect((await test.app.inject('/health')).json()).toEqual({ status: 'alive' })
    const response = await test.app.inject('/ready')
    expect(response.statusCode).toBe(200)
    const fine = { ok: true, latencyMs: expect.any(Number) }
    expect(response.json()).toEqual({ ready: true, dependencies: { postgres: fine, redis: fine, cos: fine } })
  })

  it('tells its release and version', async () => {
    const version = (await test.app.inject('/api/version')).json()
    expect(version).toMatchObject({ name: 'safe-system', version: '0.1.0', release: '20261122-2000-a1b2c3d' })
    expect((await operator.inject('/api/status')).json()).toMatchObject({
      ...{ version, ready: true },
      model: { name: 'deepseek-flash', host: 'api.deepseek.com', scripted: false },
    })
  })

  it('migrates again without doing anything, also when two do it at once', async () => {
    const again = () => migrate(environment.postgres.address, join(import.meta.dirname, 'migrations'), logger)
    expect(await Promise.all([again(), again()])).toEqual([[], []])
  })
})

describe('situation reports', () => {
  it('are filed, listed, read, downloaded as Markdown and deleted', async () => {
    const response = await operator.inject({ method: 'POST', url: '/api/reports', payload: flood })
    const filed = response.json<Report>()
    const url = `/api/reports/${filed.id}`
    expect(response.headers.location).toBe(url)
    expect(filed).toMatchObject(flood)
    expect((await newest()).items[0]).toMatchObject({ id: filed.id, excerpt: flood.body })
    expect((await operator.inject(url)).json()).toEqual(filed)

    const download = await operator.inject(filed.file)
    expect(download.headers['content-type']).toBe('text/markdown; charset=utf-8')
    expect(download.body).toBe(
      `# 北江水位上涨\n\n- severity: high\n- place: 清远\n- filed: ${filed.createdAt}\n\n${flood.body}\n`,
    )

    expect((await operator.inject({ method: 'DELETE', url })).statusCode).toBe(204)
    expect((await operator.inject(url)).json()).toMatchObject({ code: 'report/not-found' })
    expect((await operator.inject(filed.file)).statusCode).toBe(404)
    expect((await operator.inject({ method: 'DELETE', url })).statusCode).toBe(404)
  })

  it('come from the cache the second time, and are never older than the last write', async () => {
    await file()
    expect((await newest()).cache).toBe('miss')
    expect((await newest()).cache).toBe('hit')
    const later = await file({ ...flood, title: '后续报告' })
    const { items, cache } = await newest()
    expect(cache).toBe('miss')
    expect(items[0]?.id).toBe(later.id)
  })

  it('are read from the database once when many ask for them at once', async () => {
    await file()
    const answers = await Promise.all(Array.from({ length: 20 }, newest))
    expect(answers.filter(({ cache }) => cache === 'miss')).toHaveLength(1)
  })
})

describe('errors', () => {
  it('have one shape, with the request id of the header', async () => {
    const response = await operator.inject({ url: '/api/nothing', headers: { 'x-request-id': 'proxy-42' } })
    expect(response.statusCode).toBe(404)
    expect(response.headers['x-request-id']).toBe('proxy-42')
    expect(response.json()).toEqual({
      code: 'route/not-found',
      message: '没有这个地址。',
      requestId: 'proxy-42',
    })
  })

  it('never repeat a request id that could forge a log line', async () => {
    const response = await operator.inject({ url: '/api/nothing', headers: { 'x-request-id': 'a b{}' } })
    expect(response.json().requestId).toMatch(/^[\w-]{36}$/)
  })

  it('name every field that is wrong, in the language of the caller', async () => {
    const payload = { title: ' ', severity: 'terrible', colour: 'red' }
    const send = (language: string) =>
      operator.inject({
        method: 'POST',
        url: '/api/reports',
        payload,
        headers: { 'accept-language': language },
      })
    expect((await send('en')).json()).toMatchObject({
      code: 'request/invalid',
      message:
        'The request is not valid: title must not be empty; body is required and must be a string; severity must be one of low, normal, high, critical; has unknown fields: colour.',
    })
    expect((await send('zh-CN')).json().message).toContain('title 不能为空；body 必填')
  })

  it.each([
    ['text that is not JSON', 'application/json', '{"title":', 400, 'request/malformed'],
    ['another media type', 'text/plain', 'title', 415, 'request/unsupported-media-type'],
    ['half a megabyte', 'application/json', `"${'x'.repeat(524_288)}"`, 413, 'request/too-large'],
  ])('refuse %s', async (_, type, payload, status, code) => {
    const headers = { 'content-type': type }
    const response = await operator.inject({ method: 'POST', url: '/api/reports', payload, headers })
    expect(response.statusCode).toBe(status)
    expect(response.json()).toMatchObject({ code })
  })

  it('refuse an id that is none before anybody is asked', async () => {
    expect((await operator.inject('/api/reports/42')).json()).toMatchObject({ code: 'request/invalid' })
  })
})

describe('bad luck', () => {
  it('goes on without Redis, says so in /ready, and shows no old list once Redis is back', async () => {
    await file()
    await newest()
    const { redis: server } = environment
    await server.stop()
    const filed = await file({ ...flood, title: '缓存离线时上报' })
    const { items, cache } = await newest()
    expect(items[0]?.id).toBe(filed.id)
    expect(cache).toBe('miss')
    const ready = await eventually(async () => {
      const response = await test.app.inject('/ready')
      expect(response.statusCode).toBe(503)
      return response.json()
    })
    expect(ready).toMatchObject({
      ready: false,
      dependencies: { postgres: { ok: true }, redis: { ok: false } },
    })

    await server.start()
    await eventually(async () => {
      await newest()
      expect((await newest()).cache).toBe('hit')
    })
    expect((await newest()).items[0]?.id).toBe(filed.id)
  })

  it('does not read what it could not invalidate while Redis did not answer', async () => {
    await file()
    await newest()
    expect((await newest()).cache).toBe('hit')
    environment.redis.freeze()
    const filed = await file({ ...flood, title: '缓存停顿时上报' })
    environment.redis.thaw()
    await eventually(async () => {
      const { items, cache } = await newest()
      expect(items[0]?.id).toBe(filed.id)
      expect(cache).toBe('hit')
    })
  })

  it('refuses a PostgreSQL whose certificate it cannot verify', async () => {
    const { caFile: _, ...unverified } = environment.postgres.address
    const stranger = connectDatabase(unverified, logger)
    await expect(stranger.selectFrom('reports').selectAll().execute()).rejects.toThrow(
      /unable to verify|self-signed/,
    )
    await stranger.destroy()
  })

  it('refuses a Redis whose certificate it cannot verify', async () => {
    const stranger = connectRedis({ address: environment.redis.address }, logger)
    const error = await new Promise<Error>((resolve) => stranger.once('error', resolve))
    expect(error.message).toMatch(/unable to verify|self-signed/)
    stranger.disconnect()
  })

  it('answers 503 with a time to come back when PostgreSQL is gone, and 500 never', async () => {
    await environment.postgres.stop()
    const response = await operator.inject({
      url: '/api/reports?limit=3',
      headers: { 'accept-language': 'en' },
    })
    expect(response.statusCode).toBe(503)
    expect(response.headers['retry-after']).toBe('2')
    expect(response.json()).toMatchObject({
      code: 'dependency/unavailable',
      message: 'PostgreSQL cannot be reached at the moment; please try again shortly.',
    })
    expect((await test.app.inject('/health')).statusCode).toBe(200)
  }, 20_000)
})
