import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { World } from '../engine/world.ts'
import { CloudError } from '../errors.ts'
import type { Call } from '../faults/call.ts'
import { controlVersion, createControl } from '../faults/control.ts'
import { Disruption, deliver } from '../faults/disruption.ts'
import type { Faults } from '../faults/faults.ts'
import { isAllowed } from '../services/cam/authorize.ts'
import type { Caller, Service } from '../services/service.ts'
import { createAuthenticator } from './authenticate.ts'
import { createServer } from './node-http.ts'
import { createPages } from './pages.ts'
import { createRateLimiter } from './rate-limits.ts'
import { parseBody, readBody } from './read-body.ts'
import { checkRegion } from './region.ts'
import { checkRequest } from './request-types.ts'
import { createRouter } from './route.ts'
import { writeAnswer } from './write-json.ts'

/** Tencent Cloud's API 3.0 over HTTP, not yet listening. Unsigned GETs are pages, everything else is a call. */
export function createApiServer(
  faults: Faults,
  services: readonly Service[],
  { rateLimits }: { readonly rateLimits: boolean },
): Server {
  const { world } = faults
  const authenticate = createAuthenticator(faults.skewedWorld)
  const authenticateControl = createAuthenticator(world)
  const control = createControl(faults)
  const route = createRouter([...services, control])
  const readPage = createPages(world, services)
  const limit = createRateLimiter(world.clock)

  const serve = async (
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
  ): Promise<object> => {
    const { method = '', url = '/', headers } = request
    if (method !== 'POST') throw unsupportedProtocol('Only POST requests are supported.')
    if (!headers['content-type']?.startsWith('application/json')) {
      throw unsupportedProtocol('The content type must be application/json.')
    }
    const body = await readBody(request)
    // Whoever put the clock wrong must be able to put it right.
    const check = headers['x-tc-version'] === controlVersion ? authenticateControl : authenticate
    const { caller, service: signedFor, secretId } = check({ method, url, headers, body })
    const action = requiredHeader(headers['x-tc-action'], 'Action')
    const version = requiredHeader(headers['x-tc-version'], 'Version')
    const { service, run } = route({
      version,
      action,
      hints: [firstOf(url), signedFor, hostLabel(headers.host)],
    })
    checkPermission(world, caller, `${service.product}:${action}`)
    const region = checkRegion(service, headers['x-tc-region'])
    const parameters = parseBody(body)
    if (service.readsItself) return run(parameters, { world, caller, region, requestId })
    const { product } = service
    checkRequest(product, version, action, parameters)
    const temporary = caller.type !== 'root'
    const call: Call = {
      protocol: 'api',
      product,
      action,
      region,
      secretId,
      temporary,
      parameters,
      request,
      response,
    }
    return faults.carry(call, (): object | Promise<object> => {
      if (rateLimits) limit({ product, action, region, caller })
      return run(call.parameters, { world, caller, region, requestId })
    })
  }

  return createServer((request, response) => {
    if (request.method === 'GET' && !request.headers.authorization) {
      return void readPage(request.url ?? '/', response)
    }
    if (faults.skew !== 0) response.setHeader('Date', new Date(Date.now() + faults.skew).toUTCString())
    const requestId = world.ids.requestId()
    serve(request, response, requestId).then(
      (result) => answer(response, { ...result, RequestId: requestId }),
      (error: unknown) => {
        if (error instanceof Disruption) deliver(error, response)
        else answer(response, { Error: describe(error), RequestId: requestId })
      },
    )
  })
}

/** Refusals, too, are HTTP 200: the cloud tells them by `Error` alone. */
function answer(response: ServerResponse, inner: object): void {
  const pieces = writeAnswer(inner)
  const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0)
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': length })
  response.cork()
  for (const piece of pieces) response.write(piece)
  response.end()
}

function describe(error: unknown): { Code: string; Message: string } {
  if (error instanceof CloudError) return { Code: error.code, Message: error.message }
  console.error(error)
  return { Code: 'InternalError', Message: `The emulator failed: ${String(error)}` }
}

function requiredHeader(value: string | string[] | undefined, name: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new CloudError('MissingParameter', `The request is missing a required parameter \`${name}\`.`)
}

function checkPermission(world: World, caller: Caller, action: string): void {
  if (isAllowed(world, caller, action, '*')) return
  throw new CloudError(
    'AuthFailure.UnauthorizedOperation',
    `You are not authorized to perform operation (${action}) on resource (*).`,
  )
}

/** `postgres` of `/postgres/`: with an endpoint such as `127.0.0.1:9911/postgres` a client names the product. */
function firstOf(url: string): string {
  return url.split(/[/?]/, 2)[1] ?? ''
}

function hostLabel(host = ''): string {
  return host.split('.', 1)[0] ?? ''
}

function unsupportedProtocol(message: string): CloudError {
  return new CloudError('UnsupportedProtocol', message)
}
