import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

interface Upload {
  readonly key: string
  readonly parts: Map<number, Buffer>
}

/** As much of multipart uploads as the app uses, for objects of the stand-in. */
export class CosUploads {
  readonly #objects: Map<string, Buffer>
  readonly open = new Map<string, Upload>()
  /** Under which name a browser is offered an object, by key. */
  readonly dispositions = new Map<string, string>()

  constructor(objects: Map<string, Buffer>) {
    this.#objects = objects
  }

  /** Whether the request was about uploads, and was answered. */
  answer(request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse): boolean {
    const key = decodeURIComponent(url.pathname).slice(1)
    const { searchParams: query } = url
    const uploadId = query.get('uploadId')
    if (query.has('uploads')) {
      if (request.method === 'POST') this.#begin(key, request.headers['content-disposition'], response)
      else this.#list(query.get('prefix') ?? '', response)
      return true
    }
    if (uploadId === null) return false
    const upload = this.open.get(uploadId)
    if (!upload) xml(response, '<Error><Code>NoSuchUpload</Code><Message>none</Message></Error>', 404)
    else this.#on(upload, uploadId, request.method, { query, body }, response)
    return true
  }

  #begin(key: string, disposition: string | undefined, response: ServerResponse): void {
    const uploadId = randomUUID()
    if (disposition !== undefined) this.dispositions.set(key, disposition)
    this.open.set(uploadId, { key, parts: new Map() })
    xml(
      response,
      `<InitiateMultipartUploadResult><UploadId>${uploadId}</UploadId></InitiateMultipartUploadResult>`,
    )
  }

  #list(prefix: string, response: ServerResponse): void {
    const found = [...this.open].filter(([, { key }]) => key.startsWith(prefix))
    const items = found.map(([id, { key }]) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId></Upload>`)
    xml(
      response,
      `<ListMultipartUploadsResult><Prefix>${prefix}</Prefix>${items.join('')}</ListMultipartUploadsResult>`,
    )
  }

  #on(
    { key, parts }: Upload,
    uploadId: string,
    method: string | undefined,
    { query, body }: { query: URLSearchParams; body: Buffer },
    response: ServerResponse,
  ): void {
    switch (method) {
      case 'PUT':
        parts.set(Number(query.get('partNumber')), body)
        response.writeHead(200, { etag: etagOf(body) }).end()
        break
      case 'GET':
        xml(response, `<ListPartsResult>${listed(parts)}</ListPartsResult>`)
        break
      case 'POST':
        this.#objects.set(key, Buffer.concat(inOrder(parts).map(([, content]) => content)))
        this.open.delete(uploadId)
        xml(response, '<CompleteMultipartUploadResult></CompleteMultipartUploadResult>')
        break
      default:
        this.open.delete(uploadId)
        response.writeHead(204).end()
    }
  }
}

function inOrder(parts: Map<number, Buffer>) {
  return [...parts].sort(([a], [b]) => a - b)
}

function listed(parts: Map<number, Buffer>): string {
  return inOrder(parts)
    .map(([number, content]) => {
      const fields = `<PartNumber>${number}</PartNumber><Size>${content.length}</Size>`
      return `<Part>${fields}<ETag>${etagOf(content)}</ETag></Part>`
    })
    .join('')
}

function etagOf(content: Buffer): string {
  return `"${createHash('md5').update(content).digest('hex')}"`
}

function xml(response: ServerResponse, document: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(document)
}
