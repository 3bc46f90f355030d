import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { World } from '../../../engine/world.ts'
import { type CdnDomain, cdnDomains, deployedSettings, type Settings } from '../model.ts'
import { mayBeAnswered } from './authenticate.ts'
import type { Counters } from './counters.ts'
import type { Asked, Kept, KeptAnswers } from './kept.ts'
import { lifetimeOf } from './lifetime.ts'
import { pull } from './origin.ts'
import { mayLink } from './referer.ts'
import { type Answer, fromKept, fromOrigin, write } from './respond.ts'
import { readTarget, type Target } from './target.ts'

export type Scheme = 'http' | 'https'

/** What the nodes of one domain work with. */
export interface Node {
  readonly world: World
  readonly domain: string
  readonly kept: KeptAnswers
  readonly counters: Counters
}

/** A request, as far as it is not an address. */
interface Request {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  /** What the client sends along. */
  readonly body?: Readable
}

/** A request on its way through a node. */
interface Visit extends Node {
  readonly one: CdnDomain
  readonly settings: Settings
  readonly scheme: Scheme
  readonly target: Target
}

/** Answers one request, as the nodes of a domain do. */
export async function serve(
  node: Node,
  scheme: Scheme,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const visit = visitOf(node, scheme, request.url ?? '/')
  if (!visit) return void response.writeHead(404).end()
  const { counters, settings, target } = visit
  counters.requests += 1
  const elsewhere = redirection(visit)
  if (elsewhere) return void response.writeHead(elsewhere.status, { location: elsewhere.location }).end()
  if (!isWelcome(visit, request)) {
    counters.refusals += 1
    return void response.writeHead(403).end()
  }
  const { method = 'GET', headers } = request
  const asked =
    method === 'GET' || method === 'HEAD' ? { method, headers } : { method, headers, body: request }
  await write(response, settings, target.path, await find(visit, asked))
}

/**
 * Brings what an address leads to onto the nodes before anybody asks for it; nobody signs that.
 *
 * @returns the origin's status; 404 for a domain that is not served
 */
export async function preheat(node: Node, { protocol, pathname, search }: URL): Promise<number> {
  const visit = visitOf(node, protocol === 'https:' ? 'https' : 'http', pathname + search)
  if (!visit) return 404
  const origin = await ask(visit, { method: 'GET', headers: {} })
  await keep(visit, origin)
  origin.destroy()
  return origin.statusCode ?? 502
}

function visitOf(node: Node, scheme: Scheme, url: string): Visit | undefined {
  const one = cdnDomains(node.world).get(node.domain)
  const settings = one && deployedSettings(one)
  return settings && { ...node, one, settings, scheme, target: readTarget(settings, url) }
}

function redirection({ settings: { ForceRedirect }, scheme, domain, target }: Visit) {
  const wanted = ForceRedirect?.RedirectType === 'https' ? 'https' : 'http'
  if (ForceRedirect?.Switch !== 'on' || wanted === scheme) return undefined
  return { status: ForceRedirect.RedirectStatusCode ?? 302, location: `${wanted}://${domain}${target.whole}` }
}

function isWelcome({ settings, world, target }: Visit, { headers }: Pick<Request, 'headers'>): boolean {
  const { Referer, Authentication } = settings
  return (
    mayLink(Referer, target.path, headers.referer) && mayBeAnswered(Authentication, target, world.clock.now())
  )
}

/** From what is kept, where that is fresh or the origin says that it still holds; else from the origin. */
async function find(visit: Visit, request: Request): Promise<Answer> {
  const { world, kept, counters } = visit
  const { method, headers, body } = request
  if (body) return fromOrigin(await ask(visit, request))
  const there = kept.find(askedBy(visit))
  if (there && world.clock.now() < there.staleAt) {
    counters.hits += 1
    return fromKept(kept, there, request, 'Cache Hit')
  }
  // Only its head, or a part of what is not there: nothing to fetch the whole for.
  if (method === 'HEAD' || (!there && headers.range)) return fromOrigin(await ask(visit, request))

  const origin = await ask(visit, { method, headers: { ...about(headers), ...conditionsOf(there) } })
  if (there && origin.statusCode === 304) {
    origin.resume()
    counters.hits += 1
    const renewed = kept.renew(askedBy(visit), there, staleAt(visit, there))
    return fromKept(kept, renewed, request, 'Cache Refresh Hit')
  }
  const fresh = await keep(visit, origin)
  return fresh ? fromKept(kept, fresh, request, 'Cache Miss') : fromOrigin(origin)
}

/** Takes the origin's answer in, if the rules say that it is kept. */
async function keep(visit: Visit, origin: IncomingMessage): Promise<Kept | undefined> {
  const { headers, statusCode: status = 502 } = origin
  const until = staleAt(visit, { status, headers })
  if (until <= visit.world.clock.now()) return undefined
  return visit.kept.keep(askedBy(visit), { status, headers, staleAt: until }, origin)
}

function ask(
  { world, one, settings, scheme, counters, target }: Visit,
  { headers, ...request }: Request,
): Promise<IncomingMessage> {
  counters.pulls += 1
  const { host: _ours, connection: _own, ...sent } = headers
  return pull(world, one, settings, { ...request, target: target.whole, headers: sent }, scheme)
}

function askedBy({ domain, target }: Visit): Asked {
  return { domain, target: target.key }
}

function staleAt({ world, settings, target }: Visit, answer: Pick<Kept, 'status' | 'headers'>): number {
  return world.clock.now() + lifetimeOf(settings, target.path, answer) * 1000
}

/** What the origin is told of who asks: nothing that would make its answer good for them alone. */
function about({ referer, 'user-agent': agent }: IncomingHttpHeaders): IncomingHttpHeaders {
  return { ...(referer && { referer }), ...(agent && { 'user-agent': agent }) }
}

function conditionsOf(there: Kept | undefined): IncomingHttpHeaders {
  const { etag, 'last-modified': date } = there?.headers ?? {}
  if (etag) return { 'if-none-match': etag }
  return date ? { 'if-modified-since': date } : {}
}
