import type { Server } from 'node:http'
import { loopback } from '../engine/loopback-addresses.ts'

/** Clients keep connections for reuse; with Node's 5 s they would meet a closing one now and then. */
const keepAlive = 65_000

export function listen(server: Server, port: number, address = loopback): Promise<Server> {
  server.keepAliveTimeout = keepAlive
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

/** Ends idle connections at once, and those at work with their answer. */
export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}
