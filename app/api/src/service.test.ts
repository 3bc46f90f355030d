import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ACCEPTANCE_TOKEN,
  ADMINISTRATOR,
  AUTH_SECRET,
  PASSWORD,
  SETUP_CODE,
  startAppProcess,
  startTestApp,
  type TestApp,
} from '../test/app.ts'
import { createLogger } from './logger.ts'

let test: TestApp

beforeAll(async () => {
  test = await startTestApp()
}, 30_000)
afterAll(() => test.stop())

describe('the description of the API', () => {
  it('names every route with who may use it, what it takes and what it answers', async () => {
    const { inject } = await test.as('administrator')
    const { openapi, paths } = (await inject('/api/docs/openapi.json')).json()
    expect(openapi).toBe('3.1.0')
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/reports/{id}', '/api/session', '/health']),
    )
    expect(paths['/api/people'].post).toMatchObject({
      tags: ['people'],
      'x-access': 'administrator',
      security: [{ bearer: [] }],
      requestBody: {
        content: { 'application/json': { schema: { required: ['name', 'role', 'password'] } } },
      },
      responses: { 201: expect.anything(), 401: expect.anything(), 403: expect.anything() },
    })
    expect(paths['/health'].get.security).toEqual([])
  })

  it('has a reader for administrators, which loads nothing from elsewhere', async () => {
    const { inject } = await test.as('administrator')
    const page = await inject('/api/docs/')
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.body).not.toMatch(/https?:\/\/(?!127\.0\.0\.1)/)
    expect(page.headers['content-security-policy']).toContain("default-src 'self'")
    expect((await inject('/api/docs/js/scalar.js')).statusCode).toBe(200)
  })

  it.each([
    '/api/docs',
    '/api/docs/',
    '/api/docs/openapi.json',
    '/api/docs/openapi.yaml',
    '/api/docs/js/scalar.js',
  ])('shows %s to nobody else', async (url) => {
    expect((await test.app.inject(url)).statusCode).toBe(401)
    const { inject } = await test.as('commander')
    expect((await inject(url)).statusCode).toBe(403)
  })
})

describe('metrics', () => {
  it('count requests by the pattern of their route', async () => {
    await test.app.inject('/api/reports/42')
    const { body, headers } = await test.app.inject('/metrics')
    expect(headers['content-type']).toContain('text/plain')
    expect(body).toMatch(
      /http_request_duration_seconds_bucket\{le="0\.1",method="GET",route="\/api\/reports\/:id",status="4\d\d"\} 1/,
    )
    expect(body).toContain('process_resident_memory_bytes')
  })

  it('are not there for whoever comes through a proxy', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    expect((await test.app.inject({ url: '/metrics', headers })).statusCode).toBe(404)
  })
})

describe('one client among many', () => {
  it('is told to wait after too many requests, while others and the probes go on', async () => {
    await using busy = await processWith({ requestsPerMinute: 3 })
    const viewer = await test.as('viewer')
    const ask = (url: string, authorization?: string) =>
      busy.app.inject({ url, ...(authorization && { headers: { authorization } }) })
    const greedy = viewer.headers.authorization
    for (let request = 1; request <= 3; request++)
      expect((await ask('/api/session', greedy)).statusCode).toBe(200)
    const refused = await ask('/api/session', greedy)
    expect(refused.json()).toMatchObject({ code: 'request/too-many' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    const other = await test.as('operator')
    expect((await ask('/api/session', other.headers.authorization)).statusCode).toBe(200)
    for (let request = 1; request <= 5; request++) {
      expect((await ask('/health')).statusCode).toBe(200)
      expect((await ask('/api/session', `Bearer ${ACCEPTANCE_TOKEN}`)).statusCode).toBe(200)
    }
  })
})

describe('every answer', () => {
  it.each(['/health', '/api/reports', '/api/nothing'])(
    'of %s is nothing to run, frame or keep',
    async (url) => {
      const { headers } = await test.app.inject(url)
      expect(headers).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      })
      expect(headers).not.toHaveProperty('strict-transport-security')
    },
  )

  it('asks browsers to stay with TLS where they came over it', async () => {
    await using secure = await processWith({ trustedProxies: ['loopback'] })
    const headers = { 'x-forwarded-proto': 'https' }
    const answer = await secure.app.inject({ url: '/health', headers })
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000')
  })
})

describe('the log', () => {
  it('holds no password, token, cookie, code or query, whatever happens', async () => {
    const log = new PassThrough()
    const written = text(log)
    const secrets = [
      PASSWORD,
      SETUP_CODE,
      ACCEPTANCE_TOKEN,
      AUTH_SECRET,
      'canary-wrong',
      'canary-query',
      'canary-body',
    ]
    {
      await using loud = await processWith({ logger: createLogger('trace', { destination: log }) })
      const send = (method: 'POST' | 'GET', url: string, payload?: object, headers = {}) =>
        loud.app.inject({ method, url, headers, ...(payload && { payload }) })
      const session = await send('POST', '/api/session', { name: ADMINISTRATOR, password: PASSWORD })
      const { accessToken } = session.json()
      const cookie = session.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      secrets.push(accessToken, ...session.cookies.map(({ value }) => value))
      const authorization = `Bearer ${accessToken}`
      await send('POST', '/api/session', { name: ADMINISTRATOR, password: 'canary-wrong' })
      await send('POST', '/api/setup', { code: SETUP_CODE, name: 'late', password: PASSWORD })
      await send('POST', '/api/session/refresh', undefined, { cookie })
      await send('GET', '/api/reports?token=canary-query', undefined, { authorization })
      await send('GET', '/api/nothing?token=canary-query', undefined, { authorization: `${authorization}x` })
      await send('POST', '/api/people', { name: 'canary-body', password: 'canary-body' }, { authorization })
      await send('GET', '/api/session', undefined, { authorization: `Bearer ${ACCEPTANCE_TOKEN}` })
    }
    log.end()
    const lines = await written
    expect(lines).toContain('/api/session/refresh')
    expect(secrets.filter((secret) => lines.includes(secret))).toEqual([])
  })
})

/** Another process over the same databases, until the end of the block. */
async function processWith(options: Parameters<typeof startAppProcess>[1]) {
  const process = await startAppProcess(test.environment, options)
  return { ...process, [Symbol.asyncDispose]: process.stop }
}
