import { verify } from 'node:crypto'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { matches } from '../cam/authorize.ts'
import { readKeys } from '../cam/oidc-order.ts'
import type { OidcProvider } from '../cam/oidc-providers.ts'
import type { FederatedTrust } from '../cam/trust.ts'

/** What a token says of its bearer, once it is known to be the provider's and good for now. */
export interface Claims {
  readonly iss: string
  readonly aud: readonly string[]
  readonly sub: string
}

/** Seconds by which the provider's clock may be ahead. */
const leeway = 60

/** Verifies a signed JWT (RFC 7519, RS256). @throws CloudError `InvalidParameter.WebIdentityTokenError` */
export function verifyToken(world: World, token: string, provider: OidcProvider): Claims {
  const [head = '', body = '', signature = '', ...rest] = token.trim().split('.')
  if (signature === '' || rest.length > 0) throw refused('it is not a signed JWT')
  checkSignature(provider, decode(head), `${head}.${body}`, signature)
  const { iss, aud, sub, exp, nbf, iat } = decode(body)
  const now = world.clock.now() / 1000
  if (typeof exp !== 'number' || exp <= now) throw refused('it has expired')
  for (const time of [nbf, iat]) {
    if (typeof time === 'number' && time > now + leeway) throw refused('it is not valid yet')
  }
  if (iss !== provider.url) throw refused(`its issuer is not ${provider.url}`)
  const audiences = [aud].flat().filter((one) => typeof one === 'string')
  if (!audiences.some((one) => provider.clientIds.includes(one))) throw refused('it is for another audience')
  return { iss, aud: audiences, sub: typeof sub === 'string' ? sub : '' }
}

/** Whether the bearer of a token of that provider is meant. */
export function isTrusted(
  { providers, conditions }: FederatedTrust,
  providerName: string,
  claims: Claims,
): boolean {
  const values: Readonly<Record<string, readonly string[]>> = {
    iss: [claims.iss],
    aud: claims.aud,
    sub: [claims.sub],
  }
  return (
    providers.includes(providerName) &&
    conditions.every(({ operator, claim, values: allowed }) =>
      allowed.some((text) =>
        values[claim]?.some((value) => (operator === 'string_like' ? matches(text, value) : text === value)),
      ),
    )
  )
}

function checkSignature(
  provider: OidcProvider,
  { alg, kid }: Record<string, unknown>,
  signed: string,
  signature: string,
): void {
  if (alg !== 'RS256') throw refused('it is not signed with RS256')
  const named = readKeys(provider.keys).filter(
    ({ id }) => kid === undefined || id === undefined || id === kid,
  )
  const bytes = Buffer.from(signature, 'base64url')
  if (named.some(({ key }) => verify('RSA-SHA256', Buffer.from(signed), key, bytes))) return
  throw refused('it is not signed with a key of the provider')
}

function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Told below.
  }
  throw refused('it is not a signed JWT')
}

function refused(reason: string): CloudError {
  return new CloudError('InvalidParameter.WebIdentityTokenError', `The token cannot be accepted: ${reason}.`)
}
