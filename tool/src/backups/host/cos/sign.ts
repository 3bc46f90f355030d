import { createHash, createHmac } from 'node:crypto'
import type { Credentials } from './credentials.ts'

/** Seconds for which a signature is good: longer than any one request takes. */
const lifetime = 900

/** Seconds by which this host's clock may be ahead. */
const clockSkew = 60

export interface Signable {
  readonly method: string
  /** `/backups/x`, not encoded. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Lower case. */
  readonly headers: Readonly<Record<string, string>>
}

/** The `Authorization` of a request to COS: https://cloud.tencent.com/document/product/436/7778 */
export function authorization(request: Signable, { secretId, secretKey }: Credentials, now: number): string {
  const start = Math.floor(now / 1000) - clockSkew
  const time = `${start};${start + lifetime}`
  const query = sorted(request.query)
  const headers = sorted(request.headers)
  const format = `${request.method.toLowerCase()}\n${request.path}\n${joined(query)}\n${joined(headers)}\n`
  const signature = hmac(hmac(secretKey, time), `sha1\n${time}\n${sha1(format)}\n`)
  return [
    'q-sign-algorithm=sha1',
    `q-ak=${secretId}`,
    `q-sign-time=${time}`,
    `q-key-time=${time}`,
    `q-header-list=${names(headers)}`,
    `q-url-param-list=${names(query)}`,
    `q-signature=${signature}`,
  ].join('&')
}

type Pair = readonly [name: string, value: string]

function sorted(values: Readonly<Record<string, string>>): Pair[] {
  return Object.entries(values)
    .map(([name, value]): Pair => [encoded(name).toLowerCase(), encoded(value)])
    .sort(([one], [other]) => (one < other ? -1 : 1))
}

function joined(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join('&')
}

function names(pairs: readonly Pair[]): string {
  return pairs.map(([name]) => name).join(';')
}

/** As COS encodes: `encodeURIComponent` leaves five more characters as they are. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  )
}

function hmac(key: string, text: string): string {
  return createHmac('sha1', key).update(text).digest('hex')
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
