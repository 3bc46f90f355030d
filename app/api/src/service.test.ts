import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../test/app.ts'

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
