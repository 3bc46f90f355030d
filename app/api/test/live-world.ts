import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { pino } from 'pino'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { systemClock } from '../src/clock.ts'
import type { Database } from '../src/database/connect.ts'
import { handleError } from '../src/errors/handler.ts'
import type { EventLog, LiveEvent } from '../src/live/event.ts'
import { EventLogs } from '../src/live/event-logs.ts'
import { type LiveLimits, usualLimits } from '../src/live/limits.ts'
import { followLive } from '../src/live/live.ts'
import type { ServerMessage } from '../src/live/messages.ts'
import { RedisRelay } from '../src/live/relay.ts'
import type { SessionsEnded } from '../src/live/session-watch.ts'
import { guardRoutes } from '../src/people/guard.ts'
import type { Person } from '../src/people/person.ts'
import { connectRedis } from '../src/redis/connect.ts'
import type { TestEnvironment } from './environment.ts'

export const logger = pino({ level: 'silent' })

/** A log in a table of its own, with numbers given under a lock, as features do it; `plan:secret` is nobody's. */
export class TestLog implements EventLog {
  readonly family = 'plan'
  readonly #database: Database
  /** Objects that nobody may read. */
  readonly closed = new Set(['secret'])
  /** How often the log was asked for events. */
  reads = 0

  constructor(database: Database) {
    this.#database = database
  }

  async create(): Promise<void> {
    await sql`create table if not exists test_events (id text, seq bigint, payload jsonb, primary key (id, seq))`.execute(
      this.#database,
    )
  }

  async append(id: string, payload: unknown): Promise<LiveEvent> {
    return this.#database.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(hashtext(${id}))`.execute(transaction)
      const { rows } = await sql<{ seq: string }>`
        insert into test_events
        select ${id}, coalesce(max(seq), 0) + 1, ${JSON.stringify(payload)}::jsonb from test_events where id = ${id}
        returning seq`.execute(transaction)
      return eventOf(id, Number(rows[0]?.seq), payload)
    })
  }

  /** As after a backup was restored. */
  async cutAfter(id: string, seq: number): Promise<void> {
    await sql`delete from test_events where id = ${id} and seq > ${seq}`.execute(this.#database)
  }

  async mayRead(_person: Person, id: string): Promise<boolean> {
    return !this.closed.has(id)
  }

  async readAfter(id: string, seq: number, limit: number): Promise<LiveEvent[]> {
    this.reads++
    const { rows } = await sql<{ seq: string; payload: unknown }>`
      select seq, payload from test_events where id = ${id} and seq > ${seq} order by seq limit ${limit}`.execute(
      this.#database,
    )
    return rows.map((row) => eventOf(id, Number(row.seq), row.payload))
  }

  async lastSeq(id: string): Promise<number> {
    const { rows } = await sql<{ last: string }>`
      select coalesce(max(seq), 0) as last from test_events where id = ${id}`.execute(this.#database)
    return Number(rows[0]?.last)
  }
}

function eventOf(id: string, seq: number, payload: unknown): LiveEvent {
  return { topic: `plan:${id}`, seq, at: '2026-11-22T12:00:00.000Z', kind: 'test', payload }
}

/** Sessions that a test can end. A bearer token `name` is the session of the person of that name. */
export class TestSessions {
  readonly #listeners = new Set<(ended: SessionsEnded) => void>()
  readonly ended = new Set<string>()

  onEnded(listener: (ended: SessionsEnded) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async personOf(sessionId: string): Promise<Person | undefined> {
    return this.ended.has(sessionId) ? undefined : { id: sessionId, name: sessionId, role: 'viewer' }
  }

  end(sessionId: string): void {
    this.ended.add(sessionId)
    for (const listener of this.#listeners) listener({ sessionId })
  }
}

export interface LiveProcessOptions {
  readonly environment: { redis: Pick<TestEnvironment['redis'], 'address'>; caFile: string }
  readonly database: Database
  readonly log: EventLog
  readonly sessions: TestSessions
  readonly limits?: Partial<LiveLimits>
  readonly drainMs?: number
  readonly port?: number
}

/** The live part as one process has it, listening on a port of its own. */
export async function startLiveProcess(options: LiveProcessOptions) {
  const { environment, database, log, sessions, limits, drainMs = 0, port = 0 } = options
  const redis = connectRedis({ address: environment.redis.address, caFile: environment.caFile }, logger)
  const app = Fastify({ logger: false, forceCloseConnections: 'idle' })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  guardRoutes(app, async (token) => {
    const person = await sessions.personOf(token)
    return person && { person, sessionId: token }
  })
  const logs = new EventLogs()
  logs.register(log)
  const { hub, connections } = await followLive(app, {
    database,
    logs,
    relay: new RedisRelay(redis, logger),
    sessions,
    clock: systemClock,
    log: logger,
    origins: ['https://console.example.com'],
    drainMs,
    limits: { ...usualLimits, ...limits },
  })
  const url = await app.listen({ host: '127.0.0.1', port })
  const stop = async () => {
    await app.close()
    redis.disconnect()
  }
  return { hub, connections, redis, url, stop }
}

export async function ticketAt(url: string, session = 'li'): Promise<string> {
  const response = await fetch(`${url}/api/ws-ticket`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session}` },
  })
  const { ticket } = z.object({ ticket: z.string() }).parse(await response.json())
  return ticket
}

/** A client that writes down all it hears. */
export async function listen(url: string, ticket: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/`, ['safe-live', `ticket.${ticket}`], {
    headers,
  })
  const heard: ServerMessage[] = []
  socket.on('message', (data) => heard.push(JSON.parse(data.toString())))
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  )
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const say = (message: object) => socket.send(JSON.stringify(message))
  const numbers = () => heard.flatMap((message) => (message.type === 'event' ? [message.seq] : []))
  return { socket, heard, closed, say, numbers }
}

export function oneTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}
