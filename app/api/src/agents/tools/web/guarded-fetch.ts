import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { Readable } from 'node:stream'
import { isPublicAddress } from './addresses.ts'

export type FetchRules = {
  /** Hosts that may be reached though they are not public, as `host` or `host:port`. */
  readonly allowedHosts: readonly string[]
}

export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>

const maxRedirects = 5
/** What one origin was trusted with is not for the one it redirects to. */
const credentials = [
  'authorization',
  'cookie',
  'proxy-authorization',
  'ocp-apim-subscription-key',
  'x-api-key',
]

/**
 * `fetch` for addresses that a model or a team file names. It reaches the public internet only: the address is
 * looked at when it is connected to, so that a name that changes between a check and its use is no way around, and
 * every redirect is looked at again.
 */
export function guardedFetch(rules: FetchRules): Fetch {
  return async (url, init = {}) => {
    const request = new Request(url, init)
    const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined
    return follow(request, body, rules)
  }
}

async function follow(first: Request, body: Buffer | undefined, rules: FetchRules): Promise<Response> {
  let url = new URL(first.url)
  let method = first.method
  let sent = body
  const headers = new Headers(first.headers)
  for (let redirects = 0; ; redirects += 1) {
    const response = await send(url, { method, headers, body: sent, signal: first.signal }, rules)
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || response.status === 304 || !location)
      return response
    await response.body?.cancel()
    if (redirects === maxRedirects) throw new Error(`${first.url} redirects more than ${maxRedirects} times.`)
    const next = new URL(location, url)
    if (next.origin !== url.origin) for (const name of credentials) headers.delete(name)
    if (response.status === 303 || (response.status < 303 && method === 'POST')) {
      method = 'GET'
      sent = undefined
      for (const name of ['content-type', 'content-length']) headers.delete(name)
    }
    url = next
  }
}

type Sending = {
  readonly method: string
  readonly headers: Headers
  readonly body: Buffer | undefined
  readonly signal: AbortSignal
}

function send(url: URL, { method, headers, body, signal }: Sending, rules: FetchRules): Promise<Response> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Error(`${url.protocol} addresses are not fetched, only http: and https:.`)
  const allowed = rules.allowedHosts.includes(url.host) || rules.allowedHosts.includes(url.hostname)
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (!allowed && isIP(literal) && !isPublicAddress(literal)) throw refusal(url.hostname)
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(
      url,
      {
        method,
        headers: { 'accept-encoding': 'identity', ...Object.fromEntries(headers) },
        signal,
        agent: false,
        ...(!allowed && { lookup: publicLookup }),
      },
      (message) => resolve(asResponse(message)),
    )
    request.on('error', reject)
    request.end(body)
  })
}

function asResponse(message: http.IncomingMessage): Response {
  const status = message.statusCode ?? 500
  const headers = new Headers()
  for (const [name, values] of Object.entries(message.headersDistinct))
    for (const value of values ?? []) headers.append(name, value)
  const empty = status === 204 || status === 205 || status === 304
  if (empty) message.resume()
  return new Response(empty ? null : (Readable.toWeb(message) as ReadableStream), { status, headers })
}

type LookupDone = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/** Names resolve to their public addresses only. */
function publicLookup(hostname: string, options: LookupOptions, done: LookupDone): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '')
    const open = addresses.filter(({ address }) => isPublicAddress(address))
    const [first] = open
    if (!first) return done(refusal(hostname), '')
    if (options.all) done(null, open)
    else done(null, first.address, first.family)
  })
}

function refusal(host: string): Error {
  return new Error(`${host} is not on the public internet, and agents may not reach it.`)
}
