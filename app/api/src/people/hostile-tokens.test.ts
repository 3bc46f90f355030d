import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Secret } from '../secret.ts'
import { AccessTokens } from './access-token.ts'
import { createKeyring } from './keyring.ts'

const now = Date.UTC(2026, 10, 22, 20) / 1_000
const clock = () => new Date(now * 1_000)
const keyring = createKeyring([new Secret('the secret that signs, at least 32 characters')])
const stranger = createKeyring([new Secret('another secret, as long and never configured')])
const tokens = new AccessTokens(keyring, clock)
const { access: key, refresh, id: kid } = keyring.current

const personId = '3f2c8e0a-54b1-4b7e-9d5e-0f4f6d2b9a11'
const sessionId = '9a0c1de2-7b3f-4c55-8a66-1b2c3d4e5f60'
const genuine = {
  sid: sessionId,
  iss: 'safe-system',
  aud: 'safe-system-api',
  sub: personId,
  iat: now,
  exp: now + 600,
}
const header = { alg: 'HS256', typ: 'at+jwt', kid }

const encode = (part: unknown) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url')

/** Signed as we sign, whatever it says. */
function forge(claims: unknown = genuine, head: object = header, secret: Uint8Array = key, hash = 'sha256') {
  const content = `${encode(head)}.${encode(claims)}`
  return `${content}.${createHmac(hash, secret).update(content).digest('base64url')}`
}

const without = (name: keyof typeof genuine) => {
  const { [name]: _, ...rest } = genuine
  return rest
}
const [head, payload, signature] = forge().split('.')
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 })

function signedWithRsa(alg: string): string {
  const content = `${encode({ ...header, alg })}.${encode(genuine)}`
  return `${content}.${sign('sha256', Buffer.from(content), rsa.privateKey).toString('base64url')}`
}

/** A public key that anybody can read, taken for the secret of an HMAC. */
const publicKey = Buffer.from(rsa.publicKey.export({ type: 'spki', format: 'pem' }))

const hostile: Record<string, string> = {
  'nothing at all': '',
  'no token': 'undefined',
  'two dots alone': '..',
  'one part': `${head}`,
  'two parts': `${head}.${payload}`,
  'no signature': `${head}.${payload}.`,
  'a trailing dot': `${forge()}.`,
  'four parts': `${forge()}.${signature}`,
  'the parts of an encrypted token': `${head}.${payload}.${signature}.a.b`,
  'algorithm none': `${encode({ ...header, alg: 'none' })}.${payload}.`,
  'algorithm None, signed': forge(genuine, { ...header, alg: 'None' }),
  'algorithm nOnE with a signature': `${encode({ ...header, alg: 'nOnE' })}.${payload}.${signature}`,
  'no algorithm': forge(genuine, { typ: 'at+jwt', kid }),
  'an algorithm that is a list': forge(genuine, { ...header, alg: ['HS256'] }),
  HS384: forge(genuine, { ...header, alg: 'HS384' }, key, 'sha384'),
  HS512: forge(genuine, { ...header, alg: 'HS512' }, key, 'sha512'),
  'RS256 of its own key': signedWithRsa('RS256'),
  'HS256 with a public key for a secret': forge(genuine, header, publicKey),
  'RS256 that is HS256': forge(genuine, { ...header, alg: 'RS256' }),
  'its own key in the header': forge(
    genuine,
    { ...header, jwk: { kty: 'oct', k: Buffer.from(stranger.current.access).toString('base64url') } },
    stranger.current.access,
  ),
  'an address of keys in the header': forge(
    genuine,
    { ...header, jku: 'https://evil.example/jwks.json' },
    stranger.current.access,
  ),
  'a certificate in the header': forge(genuine, { ...header, x5c: ['MIIB'] }, stranger.current.access),
  'an address of a certificate': forge(
    genuine,
    { ...header, x5u: 'https://evil.example/a.pem' },
    stranger.current.access,
  ),
  'a key name that is a path': forge(genuine, { ...header, kid: '../../../../dev/null' }, new Uint8Array(32)),
  'a key name that is a query': forge(genuine, { ...header, kid: "x' union select 'k" }, new Uint8Array(32)),
  'a key name of every object': forge(genuine, { ...header, kid: '__proto__' }, new Uint8Array(32)),
  'a key name that is no text': forge(genuine, { ...header, kid: { length: 12 } }),
  'no key name': forge(genuine, { alg: 'HS256', typ: 'at+jwt' }),
  'an empty key': forge(genuine, header, new Uint8Array(0)),
  'the key of another installation': forge(genuine, header, stranger.current.access),
  'the key of refresh tokens': forge(genuine, header, refresh),
  'a header that must be understood': forge(genuine, { ...header, crit: ['exp'], exp: now + 600 }),
  'an unencoded payload': forge(genuine, { ...header, b64: false, crit: ['b64'] }),
  'the type of an ID token': forge(genuine, { ...header, typ: 'JWT' }),
  'no type': forge(genuine, { alg: 'HS256', kid }),
  'another payload under the signature': `${head}.${encode({ ...genuine, sub: sessionId })}.${signature}`,
  'a signature with one bit turned': `${head}.${payload}.${flipped(signature ?? '')}`,
  'a signature cut short': `${head}.${payload}.${signature?.slice(0, 20)}`,
  'a payload that is no JSON': forge('not json'),
  'a payload that is a list': forge([genuine]),
  'a payload that is text': forge('"claims"'),
  'expired a second ago': forge({ ...genuine, iat: now - 601, exp: now - 1 }),
  'expiring now': forge({ ...genuine, iat: now - 600, exp: now }),
  'no expiry': forge(without('exp')),
  'an expiry in milliseconds': forge({ ...genuine, exp: (now + 600) * 1_000 }),
  'an expiry that is text': forge({ ...genuine, exp: String(now + 600) }),
  'a life of ten years': forge({ ...genuine, exp: now + 315_360_000 }),
  'not valid for another minute': forge({ ...genuine, nbf: now + 60 }),
  'issued in a minute': forge({ ...genuine, iat: now + 60, exp: now + 660 }),
  'another audience': forge({ ...genuine, aud: 'safe-system-files' }),
  'our audience among others': forge({ ...genuine, aud: ['safe-system-api', 'elsewhere'] }),
  'no audience': forge(without('aud')),
  'another issuer': forge({ ...genuine, iss: 'https://evil.example' }),
  'no issuer': forge(without('iss')),
  'no person': forge(without('sub')),
  'a person that is a list': forge({ ...genuine, sub: [personId] }),
  'a person that is a query': forge({ ...genuine, sub: "' or 1=1 --" }),
  'no session': forge(without('sid')),
  'a role of its own choice': forge({ ...genuine, role: 'administrator' }),
  'one claim twice': forge(JSON.stringify(genuine).replace('"sub":', `"sub":"${sessionId}","sub":`)),
  'a megabyte of claims': forge({ ...genuine, padding: 'x'.repeat(1_048_576) }),
  'a megabyte of nothing': 'a'.repeat(1_048_576),
  'text that is not base64url': `${head}.${payload}.${signature}=`,
  'a zero byte at the end': `${forge()}\0`,
  'a space in front': ` ${forge()}`,
}

function flipped(text: string): string {
  const bytes = Buffer.from(text, 'base64url')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.toString('base64url')
}

describe('an access token', () => {
  it('is accepted as we write it, so that what follows is refused for its own reason', async () => {
    const expected = expect.objectContaining({ sub: personId, sid: sessionId })
    expect(await tokens.verify(forge())).toEqual(expected)
    expect(await tokens.verify((await tokens.issue(personId, sessionId)).token)).toEqual(expected)
  })

  it.each(Object.entries(hostile))('is refused with %s', async (_, token) => {
    expect(await tokens.verify(token)).toBeUndefined()
  })

  it('is refused again after it was believed, once it has expired', async () => {
    let seconds = now
    const aging = new AccessTokens(keyring, () => new Date(seconds * 1_000))
    const { token } = await aging.issue(personId, sessionId)
    expect(await aging.verify(token)).toBeDefined()
    seconds += 600
    expect(await aging.verify(token)).toBeUndefined()
  })

  it('outlives the secret that signed it while that is still listed, and no longer', async () => {
    const [before, after] = [
      'the older secret of at least 32 characters',
      'the newer secret of at least 32 characters',
    ]
    const { token } = await new AccessTokens(createKeyring([new Secret(before)]), clock).issue(
      personId,
      sessionId,
    )
    const both = new AccessTokens(createKeyring([new Secret(after), new Secret(before)]), clock)
    const newer = new AccessTokens(createKeyring([new Secret(after)]), clock)
    expect(await both.verify(token)).toBeDefined()
    expect(await newer.verify(token)).toBeUndefined()
  })
})
