import { errors, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Keyring } from './keyring.ts'

const ISSUER = 'safe-system'
const AUDIENCE = 'safe-system-api'
/** RFC 9068; what another kind of token cannot be taken for. */
const TYPE = 'at+jwt'
/** So short that a stolen one is of little use, so long that renewing it is no burden. */
export const ACCESS_SECONDS = 600
/** One of ours has 330 characters. */
const LONGEST_TOKEN = 1024
/** Three parts without padding, the last one an HMAC with SHA-256. */
const form = /^[\w-]+\.[\w-]+\.[\w-]{43}$/
/** How far apart the clocks of two hosts may be. */
const CLOCK_DIFFERENCE_SECONDS = 5
/** Tokens whose signature was checked once; more people are hardly at work within ten minutes. */
const REMEMBERED = 5_000

/** Exactly what we write, so that a token with anything else in it is not ours. */
const claims = z.strictObject({
  iss: z.literal(ISSUER),
  aud: z.literal(AUDIENCE),
  sub: z.uuid(),
  sid: z.uuid(),
  iat: z.int(),
  exp: z.int(),
})
export type Claims = Pick<z.infer<typeof claims>, 'sub' | 'sid' | 'exp'>

/** Issues and verifies the short tokens that requests bear. Whether the session still lives is not asked here. */
export class AccessTokens {
  readonly #keyring: Keyring
  readonly #clock: Clock
  readonly #verified = new LRUCache<string, Claims>({ max: REMEMBERED })

  constructor(keyring: Keyring, clock: Clock) {
    this.#keyring = keyring
    this.#clock = clock
  }

  async issue(personId: string, sessionId: string): Promise<{ token: string; expiresAt: Date }> {
    const { id, access } = this.#keyring.current
    const now = this.#seconds()
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256', typ: TYPE, kid: id })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(personId)
      .setIssuedAt(now)
      .setExpirationTime(now + ACCESS_SECONDS)
      .sign(access)
    return { token, expiresAt: new Date((now + ACCESS_SECONDS) * 1_000) }
  }

  /** Undefined for whatever is not a valid token of ours. */
  async verify(token: string): Promise<Claims | undefined> {
    const known = this.#verified.get(token) ?? (await this.#read(token))
    return known && known.exp > this.#seconds() ? known : undefined
  }

  async #read(token: string): Promise<Claims | undefined> {
    if (token.length > LONGEST_TOKEN || !form.test(token)) return undefined
    const payload = await this.#verifiedPayload(token)
    const parsed = claims.safeParse(payload)
    if (!parsed.success || !isWritten(token, parsed.data)) return undefined
    const { iat, exp } = parsed.data
    if (exp - iat !== ACCESS_SECONDS || iat > this.#seconds() + CLOCK_DIFFERENCE_SECONDS) return undefined
    this.#verified.set(token, parsed.data)
    return parsed.data
  }

  /** Signature first: nothing that a token says is believed before. */
  async #verifiedPayload(token: string): Promise<unknown> {
    try {
      const verified = await jwtVerify(token, ({ kid }) => this.#keyOf(kid), {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        currentDate: this.#clock(),
      })
      return verified.payload
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }

  /** Only keys that we hold: a header's own key, or where to fetch one, is not looked at. */
  #keyOf(id: string | undefined): Uint8Array {
    const key = id === undefined ? undefined : this.#keyring.byId.get(id)
    if (!key) throw new errors.JWKSNoMatchingKey()
    return key.access
  }

  #seconds(): number {
    return Math.floor(this.#clock().getTime() / 1_000)
  }
}

/** Whether each claim stands in the token once: of two with one name, JSON readers disagree about which counts. */
function isWritten(token: string, payload: z.infer<typeof claims>): boolean {
  const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
  return text.length === JSON.stringify(payload).length
}
