import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { Connections } from './connections.ts'
import type { EventLogs } from './event-logs.ts'
import { LiveHub } from './hub.ts'
import { type LiveLimits, usualLimits } from './limits.ts'
import type { Relay } from './relay.ts'
import { liveRoutes } from './routes.ts'
import type { SessionWatch } from './session-watch.ts'
import { TicketOffice } from './tickets.ts'

export interface LiveParts {
  readonly database: Database
  readonly logs: EventLogs
  readonly relay: Relay
  readonly sessions: SessionWatch
  readonly clock: Clock
  readonly log: FastifyBaseLogger
  /** Origins of pages besides our own that may open a socket. */
  readonly origins: readonly string[]
  /** How long sockets go on after the server was told to stop. */
  readonly drainMs: number
  readonly limits?: LiveLimits
}

/** Lets people follow what happens. Features announce it to the hub. */
export async function followLive(app: FastifyInstance, parts: LiveParts) {
  const { database, logs, relay, sessions, clock, log, origins, drainMs, limits = usualLimits } = parts
  const hub = new LiveHub({ logs, relay, clock, limits, log })
  const connections = new Connections()
  const tickets = new TicketOffice(database)
  const deafen = sessions.onEnded((ended) => connections.end(ended))
  hub.start()
  connections.start(limits.heartbeat, log)
  app.addHook('preClose', async () => connections.drain(drainMs))
  app.addHook('onClose', async () => {
    deafen()
    connections.stop()
    hub.stop()
    relay.close()
  })
  await app.register(liveRoutes, { hub, sessions, limits, clock, log, tickets, connections, origins })
  return { hub, connections }
}
