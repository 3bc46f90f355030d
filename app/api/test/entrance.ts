import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What stands before the servers: new connections go to the one that was chosen last. */
export async function startEntrance() {
  const sockets = new Set<Socket>()
  let target = 0
  const server = createServer((from) => {
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
  const choose = (port: number) => {
    target = port
  }
  const stop = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { port: address.port, url: `http://127.0.0.1:${address.port}`, choose, stop }
}
