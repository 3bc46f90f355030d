import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Registry } from 'prom-client'
import type { Clock } from '../../clock.ts'
import { type Person, personOf } from '../../people/person.ts'
import { mayLag } from './may-lag.ts'
import { measureReads } from './metrics.ts'
import { END, type Position } from './position.ts'
import type { Reads } from './reads.ts'
import { type ReadScope, readScopes } from './scope.ts'
import { oldestWanted } from './wish.ts'
import { type NoteStore, Written } from './written.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where the primary answers whatever happens. */
    readScope: ReadScope | null
  }
}

/** How old an answer may be, in seconds; no such header where the primary has answered. */
const LAG_HEADER = 'x-data-lag'
/** Borne by who wrote something that other processes could not be told of. */
const COOKIE = 'safe_written'

interface Surroundings {
  readonly redis: NoteStore
  readonly clock: Clock
  readonly metrics: Registry
}

/**
 * Has standbys answer the routes that may lag, where nobody can tell the difference from their own doings: who has
 * written something sees it, whichever process answers. To be called once the guard knows who asks.
 */
export function readFromStandbys(app: FastifyInstance, reads: Reads, around: Surroundings): void {
  const { standbys, marks, oldestMs } = reads
  const written = new Written(around.redis, around.clock, keptFor(oldestMs))
  measureReads(standbys, around.metrics)
  checkRoutes(app)
  app.decorateRequest('readScope', null)
  app.addHook('onReady', async () => standbys.start())

  app.addHook('onRequest', (request, _reply, done) => {
    if (!mayLag.has(nameOf(request))) return done()
    void scopeOf(request).then((scope) => {
      request.readScope = scope
      if (scope) readScopes.run(scope, done)
      else done()
    })
  })

  app.addHook('onSend', async (request, reply) => {
    const { readScope, person } = request
    if (readScope?.age !== undefined) reply.header(LAG_HEADER, (readScope.age / 1_000).toFixed(3))
    if (person && mayHaveWritten(request)) await noteWrite(person, reply)
  })

  /** What this person may be answered from a standby; null if nothing. */
  async function scopeOf(request: FastifyRequest): Promise<ReadScope | null> {
    const wanted = oldestWanted(request)
    const floor = await floorFor(request, wanted === 0).catch(() => undefined)
    if (floor === undefined) return null
    return { floor, oldest: wanted === 0 ? oldestMs : Math.min(wanted, oldestMs), age: undefined }
  }

  /** Where it is not known what the person has written, a standby has to have all there is by now. */
  async function floorFor(request: FastifyRequest, isForNow: boolean): Promise<Position> {
    const isUntold = request.headers.cookie?.includes(`${COOKIE}=`)
    const last = isForNow || isUntold ? undefined : await written.lastOf(personOf(request).id)
    return last ?? marks.position()
  }

  async function noteWrite({ id }: Person, reply: FastifyReply): Promise<void> {
    const position = await marks.position().catch(() => END)
    if (await written.note(id, position)) return
    const seconds = Math.ceil(written.keptMs / 1_000)
    reply.header('set-cookie', `${COOKIE}=1; Path=/api; Max-Age=${seconds}; HttpOnly; SameSite=Strict`)
  }
}

/** A write that is older than anything that is answered is on every standby that answers; and what clocks may differ by. */
function keptFor(oldestMs: number): number {
  return oldestMs + 5_000
}

function nameOf({ method, routeOptions }: FastifyRequest): string {
  return `${method} ${routeOptions.url}`
}

function mayHaveWritten({ method, routeOptions }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS' && routeOptions.config.audit !== false
}

/** A route that was renamed would be read from the primary, and nobody would notice. */
function checkRoutes(app: FastifyInstance): void {
  const missing = new Set(mayLag)
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) missing.delete(`${one} ${url}`)
  })
  app.addHook('onReady', async () => {
    if (missing.size > 0)
      throw new Error(`There are no such routes, which may lag: ${[...missing].join(', ')}`)
  })
}
