import { generateKeyPairSync } from 'node:crypto'

/** What an identity provider publishes: a new RSA key as a JWKS document. */
export function publicKeys(): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return JSON.stringify({
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' }],
  })
}
