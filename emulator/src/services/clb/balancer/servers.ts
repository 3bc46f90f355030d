import type { Server, Socket } from 'node:net'
import { Server as TlsServer } from 'node:tls'
import type { World } from '../../../engine/world.ts'
import { isLayer7, type Listener, listeners, loadBalancers } from '../model.ts'
import { usualPair } from './certificates.ts'
import { noLoad } from './choose-target.ts'
import { createHttpBalancer } from './http.ts'
import { createTcpBalancer } from './tcp.ts'

interface Running {
  readonly server: Server
  readonly sockets: Set<Socket>
}

interface Servers {
  readonly byListener: Map<string, Running>
  /** Ends when the latest look at the records has been acted on. */
  turn: Promise<void>
}

const serversByWorld = new WeakMap<World, Servers>()

/**
 * Makes what listens what the records say: a server for each listener, at its load balancer's own address. They
 * live in the emulator's process, and end with it. One look at a time.
 */
export function syncServers(world: World): Promise<void> {
  const servers = serversByWorld.get(world) ?? { byListener: new Map(), turn: Promise.resolve() }
  serversByWorld.set(world, servers)
  servers.turn = servers.turn.then(() => sync(world, servers.byListener))
  return servers.turn
}

async function sync(world: World, byListener: Map<string, Running>): Promise<void> {
  for (const [id, running] of byListener) {
    if (listeners(world).has(id)) continue
    byListener.delete(id)
    close(running)
  }
  for (const listener of listeners(world).values()) {
    const running = byListener.get(listener.listenerId) ?? (await open(world, listener))
    if (!running) continue
    byListener.set(listener.listenerId, running)
    // The certificate may be another one by now.
    if (running.server instanceof TlsServer) running.server.setSecureContext(usualPair(world, listener))
  }
}

export function stopServers(world: World): void {
  for (const running of serversByWorld.get(world)?.byListener.values() ?? []) close(running)
  serversByWorld.delete(world)
}

/** Ports below 1024 need rights that not everybody has: then the listener exists, and nothing listens. */
async function open(world: World, listener: Listener): Promise<Running | undefined> {
  const host = loadBalancers(world).get(listener.loadBalancerId)?.address
  const server = isLayer7(listener)
    ? createHttpBalancer(world, listener, noLoad())
    : createTcpBalancer(world, listener, noLoad())
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const failure = await new Promise<Error | undefined>((resolve) => {
    server.once('error', resolve)
    server.listen(listener.port, host, () => resolve(undefined))
  })
  if (!failure) return { server, sockets }
  console.error(`Nothing listens for ${listener.listenerId} at ${host}:${listener.port}: ${failure.message}`)
  return undefined
}

function close({ server, sockets }: Running): void {
  server.close()
  for (const socket of sockets) socket.destroy()
}
