import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TengyunError } from '../errors/tengyun-error.ts'
import { contentPolicy } from './draw/page.ts'

export interface Serving {
  /** With the token that opens it. */
  readonly url: string
  close(): Promise<void>
}

/** Draws the page in a language: as the address names it, or the command's own. */
export type DrawAnswer = (language: string | null, address: (language: string) => string) => Promise<string>

/**
 * Serves the page to this machine, and to whoever has the token: other users of the machine and pages in the same
 * browser do not.
 *
 * @param port 0 takes a free one
 * @throws TengyunError `dashboard/port-taken`
 */
export async function serve(port: number, draw: DrawAnswer): Promise<Serving> {
  const token = randomBytes(18).toString('base64url')
  const address = (language?: string) =>
    `/?token=${token}${language === undefined ? '' : `&lang=${language}`}`
  const server = createServer((request, response) => {
    const refusal = refusalOf(request, token, own())
    if (refusal !== undefined) return answer(response, refusal.status, refusal.text)
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    draw(searchParams.get('lang'), address).then(
      (page) => answer(response, 200, page, 'text/html; charset=utf-8'),
      (error: unknown) => answer(response, 502, error instanceof Error ? error.message : String(error)),
    )
  })
  const own = () => (server.address() as AddressInfo).port
  await listening(server, port)
  return {
    url: `http://127.0.0.1:${own()}${address()}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      failed(isTaken ? new TengyunError('dashboard/port-taken', { where: `127.0.0.1:${port}` }) : error)
    })
    server.listen(port, '127.0.0.1', done)
  })
}

interface Refusal {
  readonly status: number
  readonly text: string
}

/** A name that somebody else's page resolves to this machine is not ours: the host must be the one we printed. */
function refusalOf(request: IncomingMessage, token: string, port: number): Refusal | undefined {
  const { method = '', headers, url = '/' } = request
  if (headers.host !== `127.0.0.1:${port}` && headers.host !== `localhost:${port}`)
    return { status: 421, text: 'This is not the host you are looking for.' }
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, text: 'It can only be read.' }
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  if (pathname !== '/') return { status: 404, text: 'There is one page.' }
  if (!isEqual(searchParams.get('token') ?? '', token))
    return { status: 403, text: 'Open the address that the command printed: it ends in a token.' }
  return undefined
}

function isEqual(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function answer(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'text/plain; charset=utf-8',
): void {
  response
    .writeHead(status, {
      'content-type': type,
      'content-security-policy': `${contentPolicy}; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(body)
}
