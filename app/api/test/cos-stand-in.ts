import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

export const BUCKET = 'files-1250000000'
export const REGION = 'ap-guangzhou'

/**
 * As much of COS as the app uses: it keeps what is put and says what is missing. It checks the bucket's name in
 * `Host` and that there is a signature of `secretId`, but not the signature itself; the story over all parts,
 * which runs against a COS that does, shows that.
 */
export async function startCosStandIn(secretId: string) {
  const objects = new Map<string, Buffer>()
  /** Runs before each answer; a test replaces it to hold answers back. */
  const hooks = { beforeAnswer: async () => {} }
  /** Answers to the next requests, instead of the true ones: a status, or no answer at all. */
  const faults: (number | 'reset')[] = []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    await hooks.beforeAnswer()
    const fault = faults.shift()
    if (fault === 'reset') return void request.socket.resetAndDestroy()
    if (fault !== undefined) return refuse(response, fault, 'SlowDown')
    if (request.headers.host !== `${BUCKET}.cos.${REGION}.myqcloud.com`)
      return refuse(response, 404, 'NoSuchBucket')
    if (!request.headers.authorization?.includes(`q-ak=${secretId}&`))
      return refuse(response, 403, 'AccessDenied')
    const key = decodeURIComponent(request.url ?? '').slice(1)
    const stored = objects.get(key)
    switch (request.method) {
      case 'PUT':
        objects.set(key, body)
        return void response.writeHead(200).end()
      case 'DELETE':
        objects.delete(key)
        return void response.writeHead(204).end()
      default:
        if (key === '') return void response.writeHead(200).end()
        if (stored === undefined) return refuse(response, 404, 'NoSuchKey')
        response.writeHead(200, { 'content-length': stored.length })
        return void response.end(request.method === 'HEAD' ? undefined : stored)
    }
  }

  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port')
  const stop = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { endpoint: new URL(`http://127.0.0.1:${address.port}`), objects, hooks, faults, stop }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`)
}
