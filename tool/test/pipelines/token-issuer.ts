import { generateKeyPairSync, sign } from 'node:crypto'

/** A platform that vouches for its jobs. */
export interface TokenIssuer {
  /** Its public keys, a JWKS document. */
  readonly keys: string
  /** A token as a job gets it. */
  token(claims: { readonly iss: string; readonly sub: string; readonly aud?: string }): string
}

/** Seconds that a token is good for. */
const lifetime = 600

export function tokenIssuer(): TokenIssuer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return {
    keys: JSON.stringify({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'first', alg: 'RS256', use: 'sig' }],
    }),
    token(claims) {
      const exp = Math.floor(Date.now() / 1000) + lifetime
      const body = { aud: 'sts.tencentcloudapi.com', ...claims, exp }
      const signed = `${part({ alg: 'RS256', kid: 'first' })}.${part(body)}`
      return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`
    },
  }
}
