import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https'
import type { World } from '../../../engine/world.ts'
import { createServer as createHttpServer } from '../../../server/node-http.ts'
import { certificates } from '../../ssl/model.ts'
import { cdnDomains, deployedSettings } from '../model.ts'
import { noCounters } from './counters.ts'
import { KeptAnswers } from './kept.ts'
import { type Node, type Scheme, serve } from './node.ts'
import { placeOf } from './places.ts'

interface Running extends Node {
  readonly plain: Server
  readonly encrypted: HttpsServer
}

interface Nodes {
  readonly kept: KeptAnswers
  readonly byDomain: Map<string, Running>
  /** Ends when the latest look at the records has been acted on. */
  turn: Promise<void>
}

const nodesByWorld = new WeakMap<World, Nodes>()

function nodesOf(world: World): Nodes {
  const nodes = nodesByWorld.get(world) ?? {
    kept: new KeptAnswers(world),
    byDomain: new Map(),
    turn: Promise.resolve(),
  }
  nodesByWorld.set(world, nodes)
  return nodes
}

/** What serves a domain; undefined while nothing does. */
export function nodeOf(world: World, domain: string): Node | undefined {
  return nodesByWorld.get(world)?.byDomain.get(domain)
}

/**
 * Makes what listens what the records say: two servers for each domain that has reached the nodes, at its own
 * address. They live in the emulator's process, and end with it. One look at a time.
 */
export function syncNodes(world: World): Promise<void> {
  const nodes = nodesOf(world)
  nodes.turn = nodes.turn.then(() => sync(world, nodes))
  return nodes.turn
}

export function stopNodes(world: World): void {
  for (const running of nodesByWorld.get(world)?.byDomain.values() ?? []) close(running)
  nodesByWorld.delete(world)
}

async function sync(world: World, { byDomain, kept }: Nodes): Promise<void> {
  for (const [domain, running] of byDomain) {
    const one = cdnDomains(world).get(domain)
    if (one && deployedSettings(one)) continue
    byDomain.delete(domain)
    close(running)
    kept.purge(domain, () => true, 'delete')
  }
  for (const one of cdnDomains(world).values()) {
    const settings = deployedSettings(one)
    if (!settings) continue
    const running = byDomain.get(one.domain) ?? (await open(world, one.domain, kept))
    byDomain.set(one.domain, running)
    // The certificate may be another one by now, or none.
    const certificate = certificates(world).get(settings.Https?.CertInfo?.CertId ?? '')
    running.encrypted.setSecureContext(
      settings.Https?.Switch === 'on' && certificate
        ? { cert: certificate.chain, key: certificate.privateKey }
        : {},
    )
  }
}

async function open(world: World, domain: string, kept: KeptAnswers): Promise<Running> {
  const node: Node = { world, domain, kept, counters: noCounters() }
  const { host, http, https } = await placeOf(world, domain)
  const answer = (scheme: Scheme) => (request: IncomingMessage, response: ServerResponse) => {
    serve(node, scheme, request, response).catch((error) => giveUp(domain, response, error))
  }
  const plain = createHttpServer(answer('http'))
  const encrypted = createHttpsServer(answer('https'))
  await Promise.all([listen(plain, http, host), listen(encrypted, https, host)])
  return { ...node, plain, encrypted }
}

/** The origin did not answer, or broke off. */
function giveUp(domain: string, response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy()
  else response.writeHead(502, { 'content-type': 'text/plain' }).end(`${domain}: ${String(error)}\n`)
}

/** Somebody else may have the port by now: then the domain is there, and nothing listens. */
async function listen(server: Server | HttpsServer, port: number, host: string): Promise<void> {
  const failure = await new Promise<Error | undefined>((resolve) => {
    server.once('error', resolve)
    server.listen(port, host, () => resolve(undefined))
  })
  if (failure) console.error(`Nothing listens for the CDN at ${host}:${port}: ${failure.message}`)
}

function close({ plain, encrypted }: Running): void {
  for (const server of [plain, encrypted]) {
    server.close()
    server.closeAllConnections()
  }
}
