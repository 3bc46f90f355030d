import { describe, expect, it } from 'vitest'
import { struck, withoutSecrets } from './without-secrets.ts'

describe('a secret that is known', () => {
  const canary = 'canary/with+signs "and" more='
  const clean = withoutSecrets([canary, 'newest-canary,former-canary'])

  it.each([
    ['as it is', canary],
    ['in JSON', JSON.stringify({ x: canary })],
    ['in an address', `postgresql://${encodeURIComponent(canary)}@host`],
    ['in base64', Buffer.from(canary).toString('base64')],
  ])('is struck out %s', (_, text) => {
    const cleaned = clean(text)
    expect(cleaned).toContain(struck)
    for (const piece of ['canary/with', 'canary%2Fwith', 'Y2FuYXJ5']) expect(cleaned).not.toContain(piece)
  })

  it('is struck out with its former values', () => {
    expect(clean('newest-canary and former-canary')).toBe(`${struck} and ${struck}`)
  })
})

it('a secret that was cut off with its line is struck out by its beginning', () => {
  const secret = 'kZ9wq1TfL0pYc3VbN7mXrE5sJ2dHgU8aKoI4iQ6tRvB'
  const clean = withoutSecrets([secret])
  expect(clean(`key ${secret.slice(0, 20)}\nnext`)).toBe(`key ${struck}\nnext`)
})

describe('a secret that nobody gave us', () => {
  const clean = withoutSecrets([])

  it.each([
    'authorization: Bearer canary-canary-canary',
    'eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOnRydWV9.canarycanary',
    'DATABASE_URL=postgresql://app:canary-canary@10.0.0.1/shop',
    '{"password":"canary-canary"}',
    'ADMIN_PASSWORD=canary-canary',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=canary-canary',
    'SecretId AKIDcanarycanarycanary',
    'AI_API_KEY: sk-canarycanarycanarycanary',
    '-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----',
    'AGE-SECRET-KEY-1CANARYCANARY',
    'x-cos-security-token: canary-canary-canary',
    'Cookie: session=canary-canary; theme=dark',
  ])('is known by its look: %s', (text) => {
    const cleaned = clean(text)
    expect(cleaned).toContain(struck)
    expect(cleaned).not.toMatch(/canary|eyJjYW5hcnk/i)
  })
})

it('leaves ordinary words alone', () => {
  const text = 'GET /api/reports → 200  10 ms, 1200 tokens, release 20261123-063304-6afc11c, request 52124c80'
  expect(withoutSecrets(['short', 'another-secret'])(text)).toBe(text)
})
