import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from '../call.ts'
import { CosError, refuse } from '../errors.ts'
import type { Storage } from '../storage/index.ts'
import { xmlDocument } from '../xml/write.ts'

/** Puts an answer on the wire; data is streamed as fast as the client takes it. */
export async function sendAnswer(
  { method }: IncomingMessage,
  response: ServerResponse,
  { blobs }: Storage,
  { status = 200, headers = {}, xml, json, data }: Answer,
): Promise<void> {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, value)
  }
  response.statusCode = status
  if (data) {
    response.setHeader('content-length', data.promised ?? data.end - data.start + 1)
    await blobs.send(data.object.segments, data.start, data.end, response)
    if (data.promised !== undefined) response.destroy()
    return
  }
  if (xml) return sendText(response, 'application/xml', xmlDocument(xml.root, xml.content))
  if (json !== undefined) return sendText(response, 'application/json', json)
  if (method !== 'HEAD' && status !== 204 && status !== 304) response.setHeader('content-length', 0)
  response.end()
}

/** COS's error document; a failure that is nobody's refusal is an `InternalError`, and told on stderr. */
export function sendError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  // Nothing more can be said to a client that has its status, or has gone; it sees the answer break off.
  if (response.headersSent || response.destroyed) return void response.destroy()
  const refusal = error instanceof CosError ? error : unexpected(error)
  response.statusCode = refusal.status
  for (const [name, value] of Object.entries(refusal.headers)) response.setHeader(name, value)
  if (request.method === 'HEAD') return void response.end()
  sendText(
    response,
    'application/xml',
    xmlDocument('Error', {
      Code: refusal.code,
      Message: refusal.message,
      ...refusal.elements,
      Resource: `${request.headers.host ?? ''}${request.url ?? ''}`,
      RequestId: String(response.getHeader('x-cos-request-id')),
      TraceId: Buffer.from(String(response.getHeader('x-cos-request-id'))).toString('base64'),
    }),
  )
}

function unexpected(error: unknown): CosError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('Emulator.DiskFull')
  process.stderr.write(`COS: ${error instanceof Error ? error.stack : String(error)}\n`)
  return refuse('InternalError')
}

function sendText(response: ServerResponse, type: string, text: string): void {
  response.setHeader('content-type', type)
  response.setHeader('content-length', Buffer.byteLength(text))
  response.end(text)
}
