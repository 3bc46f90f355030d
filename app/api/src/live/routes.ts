import type { ServerResponse } from 'node:http'
import websocket from '@fastify/websocket'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { WebSocket } from 'ws'
import { AppError } from '../errors/app-error.ts'
import { languageOf } from '../errors/language.ts'
import type { Identity } from '../people/guard.ts'
import { MACHINE_ID } from '../people/machine.ts'
import { personOf } from '../people/person.ts'
import { Connection, type ConnectionParts } from './connection.ts'
import type { Connections } from './connections.ts'
import { acceptsOrigin } from './origin.ts'
import { ticket } from './schema.ts'
import type { TicketOffice } from './tickets.ts'

export const PROTOCOL = 'safe-live'

export interface LiveRouteParts extends ConnectionParts {
  readonly tickets: TicketOffice
  readonly connections: Connections
  /** Origins of pages besides our own that may open a socket. */
  readonly origins: readonly string[]
}

interface Admission {
  readonly identity: Identity
  readonly response: ServerResponse
}

export const liveRoutes: FastifyPluginAsyncZod<LiveRouteParts> = async (app, parts) => {
  const { tickets, connections, origins, limits } = parts
  const admitted = new WeakMap<FastifyRequest, Admission>()

  await app.register(websocket, {
    options: {
      maxPayload: limits.messageBytes,
      perMessageDeflate: false,
      handleProtocols: () => PROTOCOL,
    },
    errorHandler: (_error, socket) => socket.terminate(),
    // Sockets outlive the end of listening; `Connections` sends them away when it is time.
    preClose: (done) => done(),
  })

  app.post(
    '/api/ws-ticket',
    { config: { access: 'signed-in', audit: false }, schema: { response: { 201: ticket } } },
    async (request, reply) => {
      const issued = await tickets.issue({ person: personOf(request), sessionId: request.sessionId })
      return reply.code(201).header('cache-control', 'no-store').send(issued)
    },
  )

  /** All that can be refused is refused before there is a socket. */
  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { origin, host } = request.headers
    if (!acceptsOrigin(origin, host ?? '', origins)) throw new AppError('live/origin-refused')
    const identity = await redeem(ticketIn(request.headers['sec-websocket-protocol']))
    if (!identity) throw new AppError('live/ticket-refused')
    const { id } = identity.person
    const most = id === MACHINE_ID ? limits.socketsOfMachine : limits.socketsPerPerson
    if (connections.countOf(id) >= most) throw new AppError('live/too-many-sockets')
    admitted.set(request, { identity, response: reply.raw })
  }

  /** A ticket whose session has ended meanwhile opens nothing. */
  async function redeem(given: string | undefined): Promise<Identity | undefined> {
    const identity = given && (await tickets.redeem(given))
    if (!identity || identity.sessionId === null) return identity || undefined
    const person = await parts.sessions.personOf(identity.sessionId)
    return person && { ...identity, person }
  }

  app.get(
    '/ws/',
    { websocket: true, config: { access: 'anyone' }, preValidation: admit, logLevel: 'warn' },
    (socket, request) => {
      const admission = admitted.get(request)
      if (!admission) return socket.terminate()
      outliveRequest(socket, request, admission.response)
      const language = languageOf(request.headers['accept-language'])
      const connection = new Connection(socket, admission.identity, language, parts)
      connections.add(connection)
      socket.on('close', () => connections.remove(connection))
    },
  )
}

/**
 * Lets a socket, which is open for hours, hold on to nothing of the request that it began with: response and listeners
 * of it weigh as much as all the rest. For Fastify the request is over, so its duration is not that of the socket.
 */
function outliveRequest(socket: WebSocket, { raw }: FastifyRequest, response: ServerResponse): void {
  response.detachSocket(raw.socket)
  socket.removeAllListeners('error')
  socket.on('error', () => socket.terminate())
}

/** Tickets travel where no log writes them down: not in the address, but among the protocols that are asked for. */
function ticketIn(protocols: string | undefined): string | undefined {
  return /(?:^|,)\s*ticket\.([\w-]{43})\s*(?:,|$)/.exec(protocols ?? '')?.[1]
}
