import pg from 'pg'
import type { DatabaseAddress } from '../../settings-types.ts'
import { clientConfig } from '../client-config.ts'
import { type Position, readPosition } from './position.ts'

/** One of its own: while requests wait for connections, it has to be known all the more how old things are. */
export const MARK_CONNECTIONS = 1
/** Asking takes the primary some 20 µs; one that does not answer within this is asked again later. */
const TIMEOUT_MS = 1_000

interface Mark {
  readonly position: Position
  /** When it was asked for: whatever was committed before lies before the position. By `performance.now()`. */
  readonly at: number
}

/**
 * How far the log of the primary had come, and when. With that, the position of a standby tells how old its data may
 * be, by this process's clock alone: also while nothing is written, and also of a standby that no longer follows.
 */
export class PrimaryMarks {
  readonly #keptMs: number
  readonly #pool: pg.Pool
  /** The oldest first. */
  #marks: Mark[] = []
  #asking: Promise<Position> | undefined
  #next: Promise<Position> | undefined

  /** @param keptMs for how long marks are of use: what is older counts as too old anyway */
  constructor(address: DatabaseAddress, keptMs: number) {
    this.#keptMs = keptMs
    this.#pool = new pg.Pool({
      ...clientConfig(address),
      max: MARK_CONNECTIONS,
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
    })
    this.#pool.on('error', () => {})
  }

  /** Where the log has come to by now. Those who ask while somebody does share the next answer. */
  position(): Promise<Position> {
    if (!this.#asking) return this.#ask()
    // What is being asked may be answered from before the caller's own write.
    this.#next ??= this.#asking
      .catch(() => {})
      .then(() => {
        this.#next = undefined
        return this.#ask()
      })
    return this.#next
  }

  /** How old, in ms, what a server has may be that has come to `position`: infinitely, if it is too far behind to tell. */
  ageOf(position: Position): number {
    const mark = this.#marks.findLast((one) => one.position <= position)
    return mark ? performance.now() - mark.at : Number.POSITIVE_INFINITY
  }

  end(): Promise<void> {
    return this.#pool.end()
  }

  async #ask(): Promise<Position> {
    const asking = this.#mark()
    this.#asking = asking
    try {
      return await asking
    } finally {
      if (this.#asking === asking) this.#asking = undefined
    }
  }

  async #mark(): Promise<Position> {
    const at = performance.now()
    const { rows } = await this.#pool.query<{ position: string }>('select pg_current_wal_lsn() as position')
    const position = readPosition(rows[0]?.position ?? '')
    // After a fail-over or a restored backup the log may go on from an earlier place: what was known holds no longer.
    const before = this.#marks.filter((mark) => mark.position <= position)
    const known = before.length === this.#marks.length ? before : []
    this.#marks = [...known.filter((mark) => at - mark.at <= this.#keptMs), { position, at }]
    return position
  }
}
