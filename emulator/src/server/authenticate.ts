import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { World } from '../engine/world.ts'
import { CloudError } from '../errors.ts'
import { type Credential, findCredential } from '../services/cam/credentials.ts'
import { stranger } from '../services/cam/stranger.ts'
import type { Caller } from '../services/service.ts'
import { type Authorization, parseAuthorization } from './authorization.ts'

export interface SignedRequest {
  readonly method: string
  /** Path and query as sent. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
}

export interface Authenticated {
  readonly caller: Caller
  /** What the client signed for: the product, or the endpoint's first label. */
  readonly service: string
  readonly secretId: string
}

/** Seconds by which a client's clock may differ. https://cloud.tencent.com/document/api/213/30654 */
const tolerance = 300

/** Signing keys last a day; more than this many at once means that somebody tries odd ones. */
const keptKeys = 1_000

/**
 * Verifies TC3-HMAC-SHA256. The service comes from the credential scope, since SDKs sign for the first label of
 * whatever endpoint they were given: `127` for `127.0.0.1:9911`. Who has no key yet sends `SKIP` for a signature.
 */
export function createAuthenticator(world: World): (request: SignedRequest) => Authenticated {
  const signingKeys = new Map<string, KeyObject>()

  const signingKey = (secretKey: string, { secretId, date, service }: Authorization): KeyObject => {
    const name = `${secretId}/${date}/${service}`
    const known = signingKeys.get(name)
    if (known) return known
    if (signingKeys.size >= keptKeys) signingKeys.clear()
    const key = createSecretKey(deriveKey(secretKey, date, service))
    signingKeys.set(name, key)
    return key
  }

  const unsigned = { caller: stranger(world), service: '', secretId: '' }

  return (request) => {
    if (request.headers.authorization === 'SKIP') return unsigned
    const authorization = parseAuthorization(request.headers.authorization)
    const timestamp = readTimestamp(request.headers, authorization.date)
    if (Math.abs(world.clock.now() / 1000 - timestamp) > tolerance) {
      throw new CloudError(
        'AuthFailure.SignatureExpire',
        'The request signature has expired. Check your clock.',
      )
    }
    const credential = findCredential(world, authorization.secretId)
    if (!credential) {
      throw new CloudError(
        'AuthFailure.SecretIdNotFound',
        'The SecretId is not found, please ensure that your SecretId is correct.',
      )
    }
    checkToken(credential, request.headers['x-tc-token'], world.clock.now())
    checkSignature(request, authorization, timestamp, signingKey(credential.secretKey, authorization))
    return { caller: credential.caller, service: authorization.service, secretId: authorization.secretId }
  }
}

function deriveKey(secretKey: string, date: string, service: string): Uint8Array {
  const hmac = (key: string | Uint8Array, text: string) => createHmac('sha256', key).update(text).digest()
  return hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request')
}

/** Unix seconds; the credential's date must be that moment's day in UTC. */
function readTimestamp(headers: IncomingHttpHeaders, date: string): number {
  const text = headers['x-tc-timestamp']
  if (text === undefined) {
    throw new CloudError('MissingParameter', 'The request is missing a required parameter `Timestamp`.')
  }
  const timestamp = Number(text)
  if (!/^\d{1,11}$/.test(String(text)) || !Number.isSafeInteger(timestamp)) {
    throw new CloudError('InvalidParameter', 'The value type of parameter `Timestamp` is not valid.')
  }
  if (utcDate(timestamp) !== date) throw signatureFailure()
  return timestamp
}

let lastDay = -1
let lastDate = ''

/** Remembers the last day asked for: formatting a date on every request shows in the throughput. */
function utcDate(seconds: number): string {
  const day = Math.floor(seconds / 86_400)
  if (day !== lastDay) {
    lastDay = day
    lastDate = new Date(day * 86_400_000).toISOString().slice(0, 10)
  }
  return lastDate
}

function checkToken(credential: Credential, token: string | string[] | undefined, now: number): void {
  const expired = credential.expiresAt !== undefined && credential.expiresAt <= now
  if ((token || undefined) !== credential.token || expired) {
    throw new CloudError(
      'AuthFailure.TokenFailure',
      'Token verification failed, please check if your Token is correct.',
    )
  }
}

function checkSignature(
  request: SignedRequest,
  authorization: Authorization,
  timestamp: number,
  key: KeyObject,
): void {
  const given = Buffer.from(authorization.signature, 'hex')
  const scope = `${authorization.date}/${authorization.service}/tc3_request`
  const bodyHash = hash('sha256', request.body)
  const matches = (host: string) => {
    const canonical = canonicalRequest(request, authorization.signedHeaders, host, bodyHash)
    const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${hash('sha256', canonical)}`
    return timingSafeEqual(createHmac('sha256', key).update(text).digest(), given)
  }
  // The Node SDK signs the host without its port; others, such as Python's and Go's, with it.
  const host = request.headers.host ?? ''
  const bare = host.replace(/:\d+$/, '')
  if (!matches(bare) && !(bare !== host && matches(host))) throw signatureFailure()
}

function canonicalRequest(
  { method, url, headers }: SignedRequest,
  signedHeaders: readonly string[],
  host: string,
  bodyHash: string,
): string {
  const question = url.indexOf('?')
  const path = question < 0 ? url : url.slice(0, question)
  const query = question < 0 ? '' : url.slice(question + 1)
  let lines = ''
  for (const name of signedHeaders) {
    const value = name === 'host' ? host : headers[name]
    if (value === undefined) throw signatureFailure()
    lines += `${name}:${String(value).trim().toLowerCase()}\n`
  }
  return `${method}\n${path}\n${query}\n${lines}\n${signedHeaders.join(';')}\n${bodyHash}`
}

function signatureFailure(): CloudError {
  return new CloudError(
    'AuthFailure.SignatureFailure',
    'The provided credentials could not be validated. Please check your signature is correct.',
  )
}
