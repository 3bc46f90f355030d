import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What stands before the servers: new connections go, in turn, to those that were chosen last. */
export async function startEntrance() {
  const sockets = new Set<Socket>()
  let targets: readonly number[] = []
  let connections = 0
  const server = createServer((from) => {
    const target = targets[connections++ % targets.length]
    // Whoever comes is let in, and hears nothing.
    if (target === undefined) return void sockets.add(from.on('error', () => {}))
    const to = connect(target, '127.0.0.1')
    for (const [socket, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(socket)
      socket.pipe(other)
      socket.on('error', () => other.destroy())
      socket.on('close', () => other.destroy())
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port')
  const choose = (...ports: readonly number[]) => {
    targets = ports
  }
  /** Nothing passes any more, and nobody is told, as when a host hangs. What is chosen next is there for new connections. */
  const hang = () => {
    targets = []
    for (const socket of sockets) socket.unpipe().pause()
  }
  const stop = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { port: address.port, url: `http://127.0.0.1:${address.port}`, choose, hang, stop }
}
