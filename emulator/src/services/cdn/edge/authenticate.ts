import { createHash, timingSafeEqual } from 'node:crypto'
import type {
  Authentication,
  AuthenticationTypeA,
  AuthenticationTypeD,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { extensionOf } from './paths.ts'

/** What a request shows of itself. */
export interface SignedAddress {
  /** As it was sent, beginning with `/`. */
  readonly path: string
  readonly query: URLSearchParams
}

/** A time, and a hash that somebody claims for it. */
interface Claim {
  /** Seconds since 1970. */
  readonly at: number
  readonly hash: string
  /** What the hash must be of. */
  readonly textWith: (key: string) => string
}

/** What the two types that are known have in common. */
type Rule = Pick<
  AuthenticationTypeA,
  'SecretKey' | 'BackupSecretKey' | 'ExpireTime' | 'FileExtensions' | 'FilterType'
>

/**
 * Whether an address may be answered: it needs no signature, or has one that was made with a key of the domain and is
 * not older than the domain allows. https://cloud.tencent.com/document/product/228/41623
 *
 * @param now milliseconds since 1970
 */
export function mayBeAnswered(
  authentication: Authentication | undefined,
  address: SignedAddress,
  now: number,
): boolean {
  if (authentication?.Switch !== 'on') return true
  const { TypeA, TypeD, AuthAlgorithm } = authentication
  const rule = TypeA ?? TypeD
  if (!rule || !concerns(rule, address.path)) return true
  const claim = TypeA ? claimA(TypeA, address) : TypeD && claimD(TypeD, address)
  if (!claim || claim.at + rule.ExpireTime < now / 1000) return false
  const { SecretKey, BackupSecretKey } = rule
  return [SecretKey, BackupSecretKey].some(
    (key) => key && isSame(claim.hash, digest(AuthAlgorithm, claim.textWith(key))),
  )
}

/** The parameters that carry a signature: they are no part of what is asked for. */
export function signatureParameters(authentication: Authentication | undefined): string[] {
  if (authentication?.Switch !== 'on') return []
  const { TypeA, TypeD } = authentication
  return [TypeA?.SignParam, TypeD?.SignParam, TypeD?.TimeParam].filter((name) => name !== undefined)
}

/** `sign=timestamp-rand-uid-hash` */
function claimA({ SignParam }: AuthenticationTypeA, { path, query }: SignedAddress): Claim | undefined {
  const [, time, rand, uid, hash] =
    /^(\d+)-([0-9A-Za-z]{0,100})-(\w+)-([0-9a-f]+)$/.exec(query.get(SignParam) ?? '') ?? []
  if (time === undefined || hash === undefined) return undefined
  return { at: Number(time), hash, textWith: (key) => [path, time, rand, uid, key].join('-') }
}

/** `sign=hash&t=timestamp` */
function claimD(
  { SignParam, TimeParam, TimeFormat }: AuthenticationTypeD,
  { path, query }: SignedAddress,
): Claim | undefined {
  const hash = query.get(SignParam)
  const time = query.get(TimeParam) ?? ''
  const at = Number.parseInt(time, TimeFormat === 'hex' ? 16 : 10)
  if (hash === null || Number.isNaN(at)) return undefined
  return { at, hash, textWith: (key) => `${key}${path}${time}` }
}

/** `blacklist` names the types that need a signature, `whitelist` those that need none. */
function concerns({ FilterType, FileExtensions }: Rule, path: string): boolean {
  const named = FileExtensions.includes('*') || FileExtensions.includes(extensionOf(path))
  return FilterType === 'whitelist' ? !named : named
}

function digest(algorithm: string | undefined, text: string): string {
  return createHash(algorithm === 'sha256' ? 'sha256' : 'md5')
    .update(text)
    .digest('hex')
}

function isSame(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}
