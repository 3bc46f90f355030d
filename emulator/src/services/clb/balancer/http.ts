import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer as createHttpsServer, request as requestHttps } from 'node:https'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { joinSockets } from '../../../data-planes/join-sockets.ts'
import type { World } from '../../../engine/world.ts'
import { createServer as createHttpServer, request as requestHttp } from '../../../server/node-http.ts'
import { rulesOf } from '../find.ts'
import { type Listener, listeners, type Rule, rules } from '../model.ts'
import { answerServerName } from './certificates.ts'
import type { Load } from './choose-target.ts'
import { openConnection } from './connections.ts'
import { matchRule } from './match-rule.ts'

/** Layer 7: each request is answered by the rule of its domain and path. */
export function createHttpBalancer(world: World, { listenerId, protocol }: Listener, load: Load): Server {
  const find = (request: IncomingMessage) => {
    const listener = listeners(world).get(listenerId)
    const host = hostOf(request)
    return listener && matchRule(rulesOf(world, listener), host, pathOf(request))
  }
  const server =
    protocol === 'HTTPS'
      ? createHttpsServer({ SNICallback: answerServerName(world, listenerId) })
      : createHttpServer()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const rule = find(request)
    if (!rule) refuse(response, 404)
    else if (rule.rewrite) redirect(world, rule, request, response)
    else forward(world, rule, request, response, load)
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const rule = find(request)
    if (rule && !rule.rewrite) upgrade(world, rule, request, socket as Socket, head, load)
    else socket.destroy()
  })
  return server
}

/**
 * One that no target takes goes to the next: the cloud's passive health check, which nobody can switch off. What a
 * target has taken is its own. https://www.tencentcloud.com/document/product/214/6097
 *
 * @param failed keys of targets that did not take it
 */
function forward(
  world: World,
  rule: Rule,
  request: IncomingMessage,
  response: ServerResponse,
  load: Load,
  failed: ReadonlySet<string> = new Set(),
): void {
  const connection = openConnection(world, rule, request.socket.remoteAddress ?? '', load, failed)
  if (!connection) {
    refuse(response, failed.size === 0 ? 503 : 502)
    return
  }
  response.once('close', connection.over)
  const { key, host, port } = connection.target
  const tryNext = () => {
    response.off('close', connection.over)
    connection.over()
    forward(world, rule, request, response, load, new Set([...failed, key]))
  }
  if (host === '') {
    tryNext()
    return
  }

  const send = rule.forwardType === 'HTTPS' ? requestHttps : requestHttp
  const { method, url: path } = request
  const { connection: _own, ...headers } = passedOn(request)
  // A load balancer of the cloud does not verify the certificates of its targets, which are often self-signed.
  const outgoing = send({ host, port, method, path, headers, agent: false, rejectUnauthorized: false })
  let isTaken = false
  outgoing.once('socket', (socket) =>
    socket.once('connect', () => {
      isTaken = true
      request.pipe(outgoing)
    }),
  )
  outgoing.once('response', (answer) => {
    const { connection: _theirs, 'keep-alive': _patience, ...headers } = answer.headers
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers)
    answer.pipe(response)
    answer.once('error', () => response.destroy())
  })
  outgoing.once('error', () => {
    if (response.closed || response.headersSent) response.destroy()
    else if (isTaken) refuse(response, 502)
    else tryNext()
  })
  response.once('close', () => outgoing.destroy())
}

/** WebSocket and the like: after the request's head, bytes pass both ways. */
function upgrade(
  world: World,
  rule: Rule,
  request: IncomingMessage,
  client: Socket,
  head: Buffer,
  load: Load,
): void {
  const connection = openConnection(world, rule, client.remoteAddress ?? '', load)
  if (!connection || connection.target.host === '') {
    connection?.over()
    client.destroy()
    return
  }
  const { host, port } = connection.target
  const server = connect({ host, port })
  const lines = Object.entries(passedOn(request)).map(([name, value]) => `${name}: ${value}\r\n`)
  server.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('')}\r\n`)
  server.write(head)
  server.once('close', connection.over)
  joinSockets(client, server)
}

function redirect(world: World, { rewrite }: Rule, request: IncomingMessage, response: ServerResponse): void {
  const target = rules(world).get(rewrite?.locationId ?? '')
  const listener = listeners(world).get(target?.listenerId ?? '')
  if (!rewrite || !target || !listener) {
    refuse(response, 404)
    return
  }
  const scheme = listener.protocol === 'HTTPS' ? 'https' : 'http'
  const usualPort = scheme === 'https' ? 443 : 80
  const asked = hostOf(request)
  const host = target.domains.includes(asked) ? asked : target.domains[0]
  const port = listener.port === usualPort ? '' : `:${listener.port}`
  const path = rewrite.takeUrl ? request.url : target.url
  response.writeHead(rewrite.code, { Location: `${scheme}://${host}${port}${path}` }).end()
}

/** What the client sent, and what the target cannot see any more. */
function passedOn(request: IncomingMessage): IncomingHttpHeaders {
  const { remoteAddress = '', localPort } = request.socket
  const before = request.headers['x-forwarded-for']
  return {
    ...request.headers,
    'x-forwarded-for': before ? `${before}, ${remoteAddress}` : remoteAddress,
    'x-forwarded-proto': 'encrypted' in request.socket ? 'https' : 'http',
    'x-forwarded-port': String(localPort),
    'x-real-ip': remoteAddress,
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${status}\n`)
}

function hostOf({ headers }: IncomingMessage): string {
  return headers.host?.replace(/:\d+$/, '') ?? ''
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/'
}
