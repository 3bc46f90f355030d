import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { CosError, refuse } from '../errors.ts'
import type { Address, Query } from '../http/address.ts'
import { encodeStrictly } from '../http/encoding.ts'
import { limits } from '../limits.ts'

/** What was signed: https://cloud.tencent.com/document/product/436/7778 */
export interface SignedRequest {
  readonly method: string
  readonly address: Address
  readonly headers: IncomingHttpHeaders
}

/** The parts of `q-sign-algorithm=sha1&q-ak=…`. */
export interface Authorization {
  readonly secretId: string
  readonly signTime: string
  readonly keyTime: string
  readonly headerList: readonly string[]
  readonly parameterList: readonly string[]
  readonly signature: string
}

/** The authorization of a request, from its header or, for a presigned URL, its query; none if anonymous. */
export function readAuthorization({ headers, address }: SignedRequest): Authorization | undefined {
  const { query } = address
  const source = authorizationSource(headers, query)
  if (source === undefined) return undefined
  if (source.get('q-sign-algorithm') !== 'sha1') throw malformed('q-sign-algorithm must be sha1')
  return {
    secretId: required(source, 'q-ak'),
    signTime: required(source, 'q-sign-time'),
    keyTime: required(source, 'q-key-time'),
    headerList: list(source.get('q-header-list')),
    parameterList: list(source.get('q-url-param-list')),
    signature: required(source, 'q-signature'),
  }
}

function authorizationSource(headers: IncomingHttpHeaders, query: Query): Query | undefined {
  if (headers.authorization !== undefined) return readPairs(headers.authorization)
  if (query.has('q-signature')) return query
  const sign = query.get('sign')
  return sign === undefined ? undefined : readPairs(sign)
}

/** Not decoded: the lists hold encoded names, and `;` is what separates them. */
function readPairs(text: string): Query {
  return new Map(
    text.split('&').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name, value.join('=')]
    }),
  )
}

/** Refuses a signature that is not yet, or no longer, valid. `now` in milliseconds. */
export function checkTime({ signTime, keyTime }: Authorization, now: number): void {
  const seconds = now / 1000
  for (const [start, end] of [window(signTime, 'q-sign-time'), window(keyTime, 'q-key-time')]) {
    // The SDKs know an expired signature by this message and a wrong clock by this code.
    if (seconds > end) throw refuse('AccessDenied', 'Request has expired')
    if (seconds < start - limits.clockSkew) throw refuse('RequestTimeTooSkewed')
  }
}

/** Recomputes the signature; refuses with what the service would have signed, as COS does. */
export function checkSignature(
  request: SignedRequest,
  authorization: Authorization,
  secretKey: string,
): void {
  const signKey = hmac(secretKey, authorization.keyTime)
  const attempts = hostsThatMayBeSigned(request.address.host).map((host) => {
    const formatString = formatStringOf(request, authorization, host)
    const stringToSign = `sha1\n${authorization.signTime}\n${sha1(formatString)}\n`
    return { formatString, stringToSign, signature: hmac(signKey, stringToSign) }
  })
  if (attempts.some(({ signature }) => equal(signature, authorization.signature))) return
  const [{ formatString, stringToSign } = { formatString: '', stringToSign: '' }] = attempts
  throw new CosError('SignatureDoesNotMatch', {
    elements: { StringToSign: stringToSign, FormatString: formatString },
  })
}

/** Some clients sign the host as they send it, with its port; some only its name. */
function hostsThatMayBeSigned(host: string): string[] {
  return [...new Set([host, host.replace(/:\d+$/, '')])]
}

function formatStringOf(
  { method, address, headers }: SignedRequest,
  list: Authorization,
  host: string,
): string {
  const sent = new Map(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  sent.set('host', host)
  const parameters = canonical(list.parameterList, address.query)
  return `${method.toLowerCase()}\n${address.path}\n${parameters}\n${canonical(list.headerList, sent)}\n`
}

/** `name=value&…` in the order of the list; the names in it are encoded and in lower case. */
function canonical(names: readonly string[], sent: Query): string {
  const values = new Map([...sent].map(([name, value]) => [encodeStrictly(name).toLowerCase(), value]))
  return names.map((name) => `${name}=${encodeStrictly(values.get(name) ?? '')}`).join('&')
}

function window(text: string, name: string): [start: number, end: number] {
  const [, start, end] = /^(\d+);(\d+)$/.exec(text) ?? []
  if (start === undefined || end === undefined) throw malformed(`${name} must be start;end`)
  return [Number(start), Number(end)]
}

function required(source: Query, name: string): string {
  const value = source.get(name)
  if (!value) throw malformed(`${name} is missing`)
  return value
}

function list(text = ''): string[] {
  return text === '' ? [] : text.split(';').map((name) => name.toLowerCase())
}

function malformed(what: string): CosError {
  return refuse('InvalidArgument', `The Authorization is malformed: ${what}.`)
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}

function hmac(key: string, text: string): string {
  return createHmac('sha1', key).update(text).digest('hex')
}

function equal(expected: string, given: string): boolean {
  return expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given))
}
