import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Disruption, deliver } from '../../faults/disruption.ts'
import type { Faults } from '../../faults/faults.ts'
import { createServer } from '../../server/node-http.ts'
import { crossOriginHeaders } from './access/cors.ts'
import { readAddress } from './http/address.ts'
import { handle } from './http/handle.ts'
import { sendAnswer, sendError } from './http/respond.ts'
import { registerReplication } from './objects/replication.ts'
import { openStorage } from './storage/index.ts'

/** Milliseconds. None: five gigabytes over a slow line take longer than Node's five minutes. */
const requestTimeout = 0
/** Milliseconds. Longer than clients keep idle connections, so that none is closed under a request. */
const keepAliveTimeout = 75_000

/** COS's XML API, not yet listening: https://cloud.tencent.com/document/product/436/7751 */
export function createCosServer(faults: Faults): Server {
  const { world } = faults
  const storage = openStorage(world)
  registerReplication(world, storage)

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('server', 'tencent-cos')
    if (faults.skew !== 0) response.setHeader('date', new Date(Date.now() + faults.skew).toUTCString())
    response.setHeader('x-cos-request-id', Buffer.from(world.ids.requestId()).toString('base64url'))
    try {
      const address = readAddress(request.url ?? '/', request.headers.host ?? '')
      const bucket = storage.buckets.find(address.bucket ?? '')
      // Set before anything can be refused: a page must be able to read why it was.
      if (bucket) setHeaders(response, crossOriginHeaders(bucket, request.method ?? '', request.headers))
      await sendAnswer(request, response, storage, await handle(faults, storage, request, response, address))
    } catch (error) {
      if (error instanceof Disruption) deliver(error, response)
      else sendError(request, response, error)
    }
  }
  return createServer({ requestTimeout, keepAliveTimeout }, serve)
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}
