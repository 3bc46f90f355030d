import type { LightMyRequestResponse } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  ACCEPTANCE_TOKEN,
  ADMINISTRATOR,
  callerOf,
  PASSWORD,
  SETUP_CODE,
  startAppProcess,
  startTestApp,
  type TestApp,
} from '../../test/app.ts'
import { eventually } from '../../test/processes.ts'
import type { AuditEntry, AuditPage } from '../features/audit/schema.ts'
import type { Account } from '../features/people/schema.ts'

let test: TestApp
const start = Date.now()
let now = start
const advance = (seconds: number) => {
  now += seconds * 1_000
}

beforeAll(async () => {
  test = await startTestApp({ clock: () => new Date(now) })
}, 30_000)
afterEach(() => {
  now = start
})
afterAll(() => test.stop())

const post = (url: string, payload: object) => test.app.inject({ method: 'POST', url, payload })
const me = (token: string, app = test.app) =>
  app.inject({ url: '/api/session', headers: { authorization: `Bearer ${token}` } })

const isSignedIn = async (token: string, app = test.app) => (await me(token, app)).statusCode === 200

/** The refresh token that an answer hands out. */
function cookieOf(answer: LightMyRequestResponse, name = 'safe_refresh'): string {
  const cookie = answer.cookies.find((one) => one.name === name)
  if (!cookie) throw new Error(`There is no cookie ${name}`)
  return `${cookie.name}=${cookie.value}`
}

const renew = (cookie: string) =>
  test.app.inject({ method: 'POST', url: '/api/session/refresh', headers: { cookie } })

describe('the first administrator', () => {
  it('comes in with the code, once', async () => {
    expect((await test.app.inject('/api/setup')).json()).toEqual({ needed: true })
    const setUp = (code: string) => post('/api/setup', { code, name: ADMINISTRATOR, password: PASSWORD })
    expect((await setUp('another-code')).json()).toMatchObject({ code: 'setup/wrong-code' })
    await test.as('administrator')
    expect((await test.app.inject('/api/setup')).json()).toEqual({ needed: false })
    expect((await setUp(SETUP_CODE)).json()).toMatchObject({ code: 'setup/done' })
  })
})

describe('signing in', () => {
  it('gives a short token and cookies that no script can read and no other site can send', async () => {
    await test.as('viewer', 'wei')
    const answer = await post('/api/session', { name: 'WEI', password: PASSWORD })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ person: { name: 'wei', role: 'viewer' } })
    expect(Date.parse(answer.json().expiresAt) - now).toBeLessThanOrEqual(600_000)
    const cookies = answer.headers['set-cookie']
    expect(cookies).toEqual([
      expect.stringMatching(
        /^safe_refresh=[\w.-]+; Path=\/api\/session; Max-Age=43200; HttpOnly; SameSite=Strict$/,
      ),
      expect.stringMatching(/^safe_access=[\w.-]+; Path=\/api; Max-Age=600; HttpOnly; SameSite=Strict$/),
    ])
  })

  it('marks cookies as secure where people come in over TLS', async () => {
    await using secure = await processWith({ trustedProxies: ['loopback'] })
    const answer = await secure.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { name: ADMINISTRATOR, password: PASSWORD },
      headers: { 'x-forwarded-proto': 'https' },
    })
    expect(answer.cookies).toHaveLength(2)
    expect(answer.cookies.every(({ secure }) => secure)).toBe(true)
  })

  it('says the same to a wrong name, a wrong password, a disabled person and a machine account', async () => {
    const disabled = await test.as('viewer', 'gone')
    const { inject } = await test.as('administrator')
    await inject({ method: 'PATCH', url: `/api/people/${disabled.person.id}`, payload: { disabled: true } })
    const attempts = [
      { name: 'nobody', password: PASSWORD },
      { name: ADMINISTRATOR, password: 'not the password' },
      { name: 'gone', password: PASSWORD },
      { name: 'tengyun-verify', password: PASSWORD },
    ]
    const answers = await Promise.all(attempts.map((attempt) => post('/api/session', attempt)))
    const told = answers.map((answer) => ({ ...answer.json(), requestId: '', status: answer.statusCode }))
    expect(new Set(told.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(told[0]).toMatchObject({ status: 401, code: 'auth/wrong-credentials' })
  })

  it('is refused after five wrong passwords from one address, whether or not the name exists', async () => {
    await test.as('viewer', 'guessed')
    for (const name of ['guessed', 'not-there']) {
      const answers = []
      for (let attempt = 1; attempt <= 6; attempt++)
        answers.push(await post('/api/session', { name, password: `guess number ${attempt}` }))
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401, 401, 429])
      expect(Number(answers[5]?.headers['retry-after'])).toBeGreaterThan(0)
    }
    const right = await post('/api/session', { name: 'guessed', password: PASSWORD })
    expect(right.json()).toMatchObject({ code: 'auth/too-many-attempts' })
  })
})

describe('a session', () => {
  it('ends when its access token is ten minutes old, unless it is renewed', async () => {
    await test.as('viewer', 'renewing')
    const answer = await post('/api/session', { name: 'renewing', password: PASSWORD })
    const { accessToken } = answer.json()
    expect(await isSignedIn(accessToken)).toBe(true)
    advance(601)
    expect(await isSignedIn(accessToken)).toBe(false)
    const renewed = await renew(cookieOf(answer))
    expect(await isSignedIn(renewed.json().accessToken)).toBe(true)
  })

  it('survives a renewal whose answer was lost, and two tabs that renew at once', async () => {
    await test.as('viewer', 'tabs')
    const first = cookieOf(await post('/api/session', { name: 'tabs', password: PASSWORD }))
    const [one, two] = await Promise.all([renew(first), renew(first)])
    expect(cookieOf(one)).toBe(cookieOf(two))
    expect(cookieOf(await renew(first))).toBe(cookieOf(one))
    expect((await renew(cookieOf(one))).statusCode).toBe(200)
  })

  it('ends for thief and owner alike when a refresh token comes a second time, and the audit log tells', async () => {
    const owner = await test.as('viewer', 'robbed')
    const stolen = cookieOf(await post('/api/session', { name: 'robbed', password: PASSWORD }))
    const renewed = await renew(stolen)
    advance(11)
    expect((await renew(stolen)).statusCode).toBe(401)
    expect(await isSignedIn(renewed.json().accessToken)).toBe(false)
    expect((await renew(cookieOf(renewed))).statusCode).toBe(401)
    expect(await isSignedIn(owner.accessToken)).toBe(true)
    const entry = await auditEntry(owner.person.id, 'POST /api/session/refresh')
    expect(entry).toMatchObject({ details: { refreshToken: 'used twice' } })
  })

  it('ends after twelve hours without a renewal', async () => {
    await test.as('viewer', 'idle')
    const cookie = cookieOf(await post('/api/session', { name: 'idle', password: PASSWORD }))
    advance(12 * 3_600 + 1)
    expect((await renew(cookie)).statusCode).toBe(401)
  })

  it.each([
    '',
    'safe_refresh=',
    'safe_refresh=a.b.c',
    `safe_refresh=7bd99043-a2ab-4bee-b333-329f924ec9e4.1.${'A'.repeat(43)}`,
  ])('is not renewed with the cookie "%s"', async (cookie) => {
    expect((await renew(cookie)).json()).toMatchObject({ code: 'auth/session-ended' })
  })
})

describe('everything ends at once, in every process', () => {
  it('when the person signs out', async () => {
    const { accessToken, inject } = await test.as('viewer', 'leaving')
    await using other = await processWith({})
    expect(await isSignedIn(accessToken, other.app)).toBe(true)
    expect((await inject({ method: 'DELETE', url: '/api/session' })).statusCode).toBe(204)
    expect(await isSignedIn(accessToken)).toBe(false)
    await eventually(async () => expect(await isSignedIn(accessToken, other.app)).toBe(false))
  })

  it.each([
    ['is disabled', { disabled: true }],
    ['gets another role', { role: 'operator' }],
    ['gets another password', { password: 'Eleven slow herons at noon' }],
  ])('when the person %s', async (what, payload) => {
    const caller = await test.as('viewer', what)
    await using other = await processWith({})
    expect(await isSignedIn(caller.accessToken, other.app)).toBe(true)
    const { inject } = await test.as('administrator')
    const url = `/api/people/${caller.person.id}`
    expect((await inject({ method: 'PATCH', url, payload })).statusCode).toBe(200)
    expect(await isSignedIn(caller.accessToken)).toBe(false)
    await eventually(async () => expect(await isSignedIn(caller.accessToken, other.app)).toBe(false))
  })

  it('except for the session in which somebody changes their own password', async () => {
    const caller = await test.as('viewer', 'changing')
    const elsewhere = await test.signIn('changing')
    const password = 'Brass kettle under nine pines'
    const change = (current: string) =>
      caller.inject({ method: 'PUT', url: '/api/session/password', payload: { current, password } })
    expect((await change('not the password')).json()).toMatchObject({ code: 'auth/wrong-credentials' })
    const again = callerOf(test.app, await change(PASSWORD))
    expect(await isSignedIn(elsewhere.accessToken)).toBe(false)
    expect(await isSignedIn(caller.accessToken)).toBe(false)
    expect(await isSignedIn(again.accessToken)).toBe(true)
    expect((await test.signIn('changing', password)).person.name).toBe('changing')
  })

  it('also while Redis is away', async () => {
    const { accessToken, inject } = await test.as('viewer', 'unlucky')
    await using other = await processWith({})
    expect(await isSignedIn(accessToken, other.app)).toBe(true)
    await test.environment.redis.stop()
    expect(await isSignedIn(accessToken, other.app)).toBe(true)
    expect((await inject({ method: 'DELETE', url: '/api/session' })).statusCode).toBe(204)
    expect(await isSignedIn(accessToken, other.app)).toBe(false)
    await test.environment.redis.start()
    await eventually(() => test.redis.ping())
  })
})

describe('accounts', () => {
  it('are for administrators only', async () => {
    const { inject } = await test.as('commander')
    expect((await inject('/api/people')).json()).toMatchObject({ code: 'auth/forbidden' })
  })

  it('never lose the last administrator', async () => {
    const { inject, person } = await test.as('administrator')
    const change = (payload: object) => inject({ method: 'PATCH', url: `/api/people/${person.id}`, payload })
    expect((await change({ disabled: true })).json()).toMatchObject({ code: 'person/last-administrator' })
    expect((await change({ role: 'viewer' })).json()).toMatchObject({ code: 'person/last-administrator' })
    expect((await inject('/api/session')).statusCode).toBe(200)
  })

  it('have names that differ in more than case', async () => {
    const { inject } = await test.as('administrator')
    const payload = { name: ADMINISTRATOR.toUpperCase(), role: 'viewer', password: PASSWORD }
    const answer = await inject({ method: 'POST', url: '/api/people', payload })
    expect(answer.json()).toMatchObject({ code: 'person/name-taken' })
  })

  it('never show a hash', async () => {
    const { inject } = await test.as('administrator')
    const answer = await inject('/api/people')
    expect(answer.json<{ items: Account[] }>().items).toContainEqual(
      expect.objectContaining({ name: 'tengyun-verify', role: 'operator', machine: true }),
    )
    expect(answer.body).not.toMatch(/argon2|hash|seed/)
  })
})

describe('the machine account', () => {
  it('is an operator with the token of the settings', async () => {
    expect((await me(ACCEPTANCE_TOKEN)).json()).toMatchObject({
      person: { name: 'tengyun-verify', role: 'operator' },
    })
    expect(await isSignedIn(`${ACCEPTANCE_TOKEN}x`)).toBe(false)
  })

  it('is not there without one', async () => {
    await using bare = await processWith({ people: { authSecrets: [] } })
    expect(await isSignedIn(ACCEPTANCE_TOKEN, bare.app)).toBe(false)
  })
})

describe('the access token in a cookie', () => {
  it('lets a link or an image through, and nothing that changes anything', async () => {
    await test.as('viewer', 'linking')
    const answer = await post('/api/session', { name: 'linking', password: PASSWORD })
    const headers = { cookie: cookieOf(answer, 'safe_access') }
    expect((await test.app.inject({ url: '/api/session', headers })).statusCode).toBe(200)
    const forged = await test.app.inject({ method: 'DELETE', url: '/api/session', headers })
    expect(forged.statusCode).toBe(401)
  })
})

describe('the audit log', () => {
  it('tells who did what, also what was refused, and nothing that is secret', async () => {
    const { inject, person } = await test.as('administrator')
    const payload = { name: 'on-record', role: 'operator', password: PASSWORD }
    const created = await inject({ method: 'POST', url: '/api/people', payload })
    const url = `/api/people/${created.json().id}`
    await inject({ method: 'PATCH', url, payload: { password: 'password1234' } })
    await eventually(async () => expect((await inject('/api/audit')).body).toContain('on-record'))
    const refused = await auditEntry(person.id, 'PATCH /api/people/:id', url)
    const entry = await auditEntry(person.id, 'POST /api/people')
    expect(refused).toMatchObject({ status: 400, details: { password: 'changed' } })
    expect(entry).toMatchObject({
      status: 201,
      details: { name: 'on-record', role: 'operator' },
      person: { id: person.id, name: ADMINISTRATOR },
    })
    expect(JSON.stringify([refused, entry])).not.toMatch(/password1234|lakes/)
  })

  it('cannot be changed, not even by the app', async () => {
    const { database } = test
    await expect(database.deleteFrom('audit').execute()).rejects.toThrow('audit is append-only')
    await expect(database.updateTable('audit').set({ status: 200 }).execute()).rejects.toThrow('append-only')
  })
})

/** The newest entry of a person, which is written once the request has been answered. */
async function auditEntry(person: string, action: string, path?: string): Promise<AuditEntry> {
  const { inject } = await test.as('administrator')
  return eventually(async () => {
    const { items } = (await inject(`/api/audit?person=${person}`)).json<AuditPage>()
    const found = items.find((item) => item.action === action && (path ?? item.path) === item.path)
    if (!found) throw new Error(`${action} is not on the audit log`)
    return found
  })
}

/** Another process over the same databases, until the end of the test. */
async function processWith(options: Parameters<typeof startAppProcess>[1]) {
  const process = await startAppProcess(test.environment, { clock: () => new Date(now), ...options })
  return { ...process, [Symbol.asyncDispose]: process.stop }
}
