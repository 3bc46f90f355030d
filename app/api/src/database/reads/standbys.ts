import type { PostgresPoolClient, PostgresQueryResult } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import type { DatabaseAddress } from '../../settings-types.ts'
import { clientConfig } from '../client-config.ts'
import { isLost } from '../outage.ts'
import { END, type Position, readPosition } from './position.ts'
import type { PrimaryMarks } from './primary.ts'
import type { ReadScope } from './scope.ts'

/** With a look every so often, one that hangs is known as such well within the 2 s in which everything is answered. */
const LOOK_EVERY_MS = 250
const LOOK_TIMEOUT_MS = 1_000
const CONNECT_TIMEOUT_MS = 1_000
const QUERY_TIMEOUT_MS = 10_000
/** Behind one address there are several: in time, each gets its share of the connections. */
const CONNECTION_LIFETIME_SECONDS = 300
/** Looks how they are, also while all others are in use. */
export const EYES = 1
/** So that in time all of them are looked at. */
const EYE_LIFETIME_SECONDS = 10

/** Why the primary answered what a standby might have. */
export type Refusal = 'away' | 'behind' | 'busy' | 'failed'

type Trouble = 'away' | 'behind'

export interface ReadCounts {
  /** Answered by a standby. */
  answered: number
  readonly refused: Record<Refusal, number>
}

export interface StandbyOptions {
  readonly address: DatabaseAddress
  /** Connections that requests may hold; one more looks how things are. */
  readonly connections: number
  /** Milliseconds: what may be older is not answered. */
  readonly oldestMs: number
  readonly marks: PrimaryMarks
  readonly log: Logger
}

/**
 * Servers behind one address that follow the primary. Each read is answered by one that has come far enough, or not at
 * all: whoever asks goes to the primary then, and nobody waits for a standby that is away.
 */
export class Standbys {
  readonly counts: ReadCounts = { answered: 0, refused: { away: 0, behind: 0, busy: 0, failed: 0 } }
  readonly #options: StandbyOptions
  readonly #pool: pg.Pool
  readonly #eye: pg.Pool
  #trouble: Trouble | undefined = 'away'
  /** In ms, as last seen. */
  #age = Number.POSITIVE_INFINITY
  /** Rejects when the standbys go away, and whatever waits for one with it. */
  #gone = whenGone()
  #looking: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #ended = false

  constructor(options: StandbyOptions) {
    const { address, connections } = options
    this.#options = options
    this.#pool = new pg.Pool({
      ...clientConfig(address),
      max: connections,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
      query_timeout: QUERY_TIMEOUT_MS,
      statement_timeout: QUERY_TIMEOUT_MS,
    })
    this.#eye = new pg.Pool({
      ...clientConfig(address),
      max: EYES,
      maxLifetimeSeconds: EYE_LIFETIME_SECONDS,
      connectionTimeoutMillis: LOOK_TIMEOUT_MS,
      query_timeout: LOOK_TIMEOUT_MS,
    })
    // Whoever uses a connection learns from the statement; what nobody uses is replaced when it is needed.
    for (const pool of [this.#pool, this.#eye]) {
      pool.on('error', () => {})
      pool.on('connect', (client) => client.on('error', () => {}))
    }
  }

  /** False while there is no use in asking them. */
  get areThere(): boolean {
    return this.#trouble !== 'away'
  }

  /** How old, in ms, what they have may be, as last seen; undefined while they are away. */
  get age(): number | undefined {
    return this.areThere ? this.#age : undefined
  }

  start(): void {
    const look = () => {
      this.#looking = this.look().finally(() => {
        if (!this.#ended) this.#timer = setTimeout(look, LOOK_EVERY_MS).unref()
      })
    }
    look()
  }

  /** Looks how they are. Never fails: what is wrong is remembered, and logged once. */
  async look(): Promise<void> {
    const { marks, oldestMs } = this.#options
    const [, found] = await Promise.allSettled([marks.position(), positionOf(this.#eye)])
    if (found.status === 'rejected') return this.#become('away', found.reason)
    this.#age = marks.ageOf(found.value)
    this.#become(this.#age > oldestMs ? 'behind' : undefined)
  }

  /** What a standby answers; undefined where none may, or none can. */
  async read<R>(
    sql: string,
    parameters: readonly unknown[],
    scope: ReadScope,
  ): Promise<PostgresQueryResult<R> | undefined> {
    if (scope.floor === END) return undefined
    if (!this.areThere) return this.#refuse('away')
    let client: pg.PoolClient
    try {
      client = await this.#pool.connect()
    } catch (error) {
      return this.#refuse(isLost(error) ? 'away' : 'busy')
    }
    let broken = false
    try {
      return await this.#readFrom<R>(client, sql, parameters, scope)
    } catch (error) {
      broken = isLost(error) || !(error instanceof pg.DatabaseError)
      // If it is the question that was wrong, the primary says so again.
      return this.#refuse(broken ? 'away' : 'failed')
    } finally {
      client.release(broken)
    }
  }

  async end(): Promise<void> {
    this.#ended = true
    clearTimeout(this.#timer)
    await this.#looking
    await Promise.all([this.#pool.end(), this.#eye.end(), this.#options.marks.end()])
  }

  async #readFrom<R>(
    client: pg.PoolClient,
    sql: string,
    parameters: readonly unknown[],
    scope: ReadScope,
  ): Promise<PostgresQueryResult<R> | undefined> {
    const gone = this.#gone.promise
    const position = await Promise.race([positionOf(client), gone])
    const age = this.#options.marks.ageOf(position)
    if (position < scope.floor || age > scope.oldest) return this.#refuse('behind')
    const server: PostgresPoolClient = client
    const result = await Promise.race([server.query<R>(sql, parameters), gone])
    // Behind the address there are several: the next read of this request may meet another, which has to know as much.
    if (position > scope.floor) scope.floor = position
    scope.age = Math.max(scope.age ?? 0, age)
    this.counts.answered++
    return result
  }

  #refuse(why: Refusal): undefined {
    this.counts.refused[why]++
    return undefined
  }

  #become(trouble: Trouble | undefined, err?: unknown): void {
    if (trouble === this.#trouble) return
    if (trouble === 'away') this.#gone.reject(new Error('The standbys are away', { cause: err }))
    else if (this.#trouble === 'away') this.#gone = whenGone()
    this.#trouble = trouble
    const { log } = this.#options
    if (!trouble) log.info({ ageMs: this.#age }, 'What may lag is read from the standbys')
    else log.warn({ err, trouble, ageMs: this.#age }, 'What may lag is read from the primary')
  }
}

/** Nobody has to listen. */
function whenGone(): PromiseWithResolvers<never> {
  const gone = Promise.withResolvers<never>()
  gone.promise.catch(() => {})
  return gone
}

const POSITION = {
  // One that has become a primary writes a log of its own, which nothing can be compared with.
  text: 'select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() end as position',
  query_timeout: LOOK_TIMEOUT_MS,
}

async function positionOf(server: pg.Pool | pg.PoolClient): Promise<Position> {
  const { rows } = await server.query<{ position: string | null }>(POSITION)
  const position = rows[0]?.position
  if (!position) throw new Error('The server follows no other')
  return readPosition(position)
}
