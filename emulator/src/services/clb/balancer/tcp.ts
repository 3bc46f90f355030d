import { connect, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { joinSockets } from '../../../data-planes/join-sockets.ts'
import type { World } from '../../../engine/world.ts'
import { type Listener, listeners } from '../model.ts'
import { answerServerName } from './certificates.ts'
import type { Load } from './choose-target.ts'
import { openConnection } from './connections.ts'

/** Layer 4: each connection goes to one target as it is; TCP_SSL is decrypted on the way. */
export function createTcpBalancer(world: World, { listenerId, protocol }: Listener, load: Load): Server {
  const serve = (socket: Socket) => {
    const listener = listeners(world).get(listenerId)
    if (listener) forward(world, listener, socket, load)
    else socket.destroy()
  }
  if (protocol === 'TCP') return createTcpServer({ allowHalfOpen: true }, serve)
  return createTlsServer({ SNICallback: answerServerName(world, listenerId), allowHalfOpen: true }, serve)
}

function forward(world: World, listener: Listener, client: Socket, load: Load): void {
  const connection = openConnection(world, listener, client.remoteAddress ?? '', load)
  if (!connection || connection.target.host === '') {
    connection?.over()
    client.destroy()
    return
  }
  const { host, port } = connection.target
  const server = connect({ host, port, allowHalfOpen: true })
  server.once('close', connection.over)
  joinSockets(client, server)
}
