import { createHmac, randomBytes } from 'node:crypto'

export interface ForgedToken {
  readonly name: string
  readonly token: string
}

/** An administrator, as a forger would like to be one. */
const claims = {
  sub: '00000000-0000-4000-8000-000000000000',
  name: 'forger',
  role: 'administrator',
  exp: 4_102_444_800,
}

/** Tokens that a careless server takes: unsigned, signed with a key of one's own, or nothing like a token. */
export function forgedTokens(): ForgedToken[] {
  return [
    {
      name: 'an unsigned token (alg none)',
      token: `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`,
    },
    { name: 'a token signed with another key', token: signed(claims) },
    { name: 'a token that has expired', token: signed({ ...claims, exp: 1 }) },
    { name: 'no token at all, but text', token: randomBytes(32).toString('base64url') },
  ]
}

function signed(body: object): string {
  const content = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(body)}`
  return `${content}.${createHmac('sha256', randomBytes(32)).update(content).digest('base64url')}`
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
