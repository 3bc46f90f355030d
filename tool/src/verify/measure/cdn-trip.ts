import { type IncomingHttpHeaders, request } from 'node:http'
import { request as requestSecurely } from 'node:https'
import { text } from 'node:stream/consumers'

export interface CdnAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Whether a node had it. */
  readonly isHit: boolean
}

/** One of its nodes, and the name that it is asked under. */
export interface CdnPlace {
  /** `https://files.example.com`; on this machine, the address of emulated nodes. */
  readonly url: string
  readonly name: string
  /** Emulated nodes show a certificate for the name, whoever issued it. */
  readonly isEmulated: boolean
}

/** A request as a browser would send it that came from no page. */
export function askCdn(
  { url, name, isEmulated }: CdnPlace,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<CdnAnswer> {
  const { protocol, hostname, port } = new URL(url)
  const send = protocol === 'https:' ? requestSecurely : request
  return new Promise((resolve, reject) => {
    const asked = send({
      ...{ hostname, port, path, timeout: 10_000, headers: { ...headers, host: name } },
      ...(protocol === 'https:' && { servername: name, rejectUnauthorized: !isEmulated }),
    })
    asked.on('response', (answer) => {
      const { statusCode: status = 0, headers } = answer
      const isHit = /\bhit\b/i.test(String(headers['x-cache-lookup'] ?? ''))
      text(answer).then((body) => resolve({ status, headers, body, isHit }), reject)
    })
    asked.on('timeout', () => asked.destroy(new Error(`${name} did not answer`)))
    asked.on('error', reject)
    asked.end()
  })
}

/** Not every request reaches the node that the one before it did. */
export const tries = 6

/** Asks until a node says that it had it, or the last answer. */
export async function untilHit(place: CdnPlace, pathAnew: () => string): Promise<CdnAnswer> {
  let answer = await askCdn(place, pathAnew())
  for (let left = tries - 1; left > 0 && !answer.isHit; left -= 1) answer = await askCdn(place, pathAnew())
  return answer
}
