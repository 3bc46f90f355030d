import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { CosUploads } from './cos-uploads.ts'

export const BUCKET = 'files-1250000000'
export const REGION = 'ap-guangzhou'

/**
 * As much of COS as the app uses: it keeps what is put and says what is missing. It checks the bucket's name in
 * `Host` and that there is a signature of `secretId`, but not the signature itself; the story over all parts,
 * which runs against a COS that does, shows that.
 */
export async function startCosStandIn(secretId: string) {
  const objects = new Map<string, Buffer>()
  const uploads = new CosUploads(objects)
  /** Objects in another class than the standard one, by key. */
  const classes = new Map<string, { storageClass: string; restore?: string }>()
  /** Runs before each answer; a test replaces it to hold answers back, or to choose faults. */
  const hooks = { beforeAnswer: async (_: IncomingMessage): Promise<void> => {} }
  /**
   * Answers to the next requests, instead of the true ones: a status, or none at all (`reset`), or none to what is
   * done all the same (`lost`), or half of the object before the connection breaks (`cut`).
   */
  const faults: (number | 'reset' | 'lost' | 'cut')[] = []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    await hooks.beforeAnswer(request)
    const fault = faults.shift()
    if (fault === 'reset') return void request.socket.resetAndDestroy()
    if (typeof fault === 'number') return refuse(response, fault, 'SlowDown')
    if (fault !== undefined) breakOff(response, fault === 'cut' ? 0.5 : 0)
    const url = new URL(request.url ?? '', 'http://cos')
    // Browsers, which cannot choose the Host, have the bucket in the path.
    const inPath = url.pathname.startsWith(`/${BUCKET}/`)
    if (inPath) url.pathname = url.pathname.slice(BUCKET.length + 1)
    else if (request.headers.host !== `${BUCKET}.cos.${REGION}.myqcloud.com`)
      return refuse(response, 404, 'NoSuchBucket')
    if (!`${request.headers.authorization}${url.search}&`.includes(`q-ak=${secretId}&`))
      return refuse(response, 403, 'AccessDenied')
    if (uploads.answer(request, url, body, response)) return
    const key = decodeURIComponent(url.pathname).slice(1)
    const stored = objects.get(key)
    const kept = classes.get(key)
    const disposition = uploads.dispositions.get(key)
    switch (request.method) {
      case 'PUT':
        objects.set(key, body)
        return void response.writeHead(200).end()
      case 'DELETE':
        objects.delete(key)
        return void response.writeHead(204).end()
      case 'POST':
        classes.set(key, { storageClass: 'ARCHIVE', restore: 'ongoing-request="true"' })
        return void response.writeHead(202).end()
      default:
        if (key === '') return void response.writeHead(200).end()
        if (stored === undefined) return refuse(response, 404, 'NoSuchKey')
        if (kept?.storageClass === 'ARCHIVE' && request.method === 'GET')
          return refuse(response, 403, 'InvalidObjectState')
        return serve(request, response, stored, {
          ...(disposition && { 'content-disposition': disposition }),
          ...(kept && { 'x-cos-storage-class': kept.storageClass }),
          ...(kept?.restore && { 'x-cos-restore': kept.restore }),
        })
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
  return {
    endpoint: new URL(`http://127.0.0.1:${address.port}`),
    objects,
    uploads,
    classes,
    hooks,
    faults,
    stop,
  }
}

/** Ends the connection where the answer should end, after a share of its content. */
function breakOff(response: ServerResponse, share: number): void {
  response.end = (content?: unknown) => {
    const destroy = () => response.socket?.destroy()
    if (Buffer.isBuffer(content) && share > 0)
      response.write(content.subarray(0, content.length * share), destroy)
    else destroy()
    return response
  }
}

/** The object, or one range of it. */
function serve(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  stored: Buffer,
  more: Record<string, string>,
): void {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
  if (first !== undefined && Number(first) >= stored.length) {
    refuse(response, 416, 'InvalidRange')
    return
  }
  const content = first === undefined ? stored : stored.subarray(Number(first), Number(last) + 1)
  response.writeHead(first === undefined ? 200 : 206, { ...more, 'content-length': content.length })
  response.end(method === 'HEAD' ? undefined : content)
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`)
}
