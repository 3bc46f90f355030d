import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'

/** What a model may be asked in a minute, by all processes together. */
export interface ModelRate {
  readonly requests?: number | undefined
  readonly tokens?: number | undefined
}

const MINUTE_MS = 60_000
/** A server that asks for more is mistaken, or means something that nobody waits for. */
const LONGEST_MS = 3_600_000

/** How models are limited: what every process sees and changes, by the database's clock. */
export class ModelLimits {
  readonly #database: Database
  readonly #introduced = new Set<string>()

  constructor(database: Database) {
    this.#database = database
  }

  /** Makes a model known, and that runs of a version of a team ask it. */
  async introduce(id: string, { host, model }: { host: string; model: string }, versionId: string) {
    const known = `${versionId} ${id}`
    if (this.#introduced.has(known)) return
    await this.#database
      .insertInto('model_limits')
      .values({ id, host, model })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    await this.#database
      .insertInto('team_models')
      .values({ version_id: versionId, limit_id: id })
      .onConflict((conflict) => conflict.columns(['version_id', 'limit_id']).doNothing())
      .execute()
    this.#introduced.add(known)
  }

  /** Milliseconds for which the server wants to be left alone still. */
  async closedFor(id: string): Promise<number> {
    const { rows } = await sql<{ ms: number }>`
      select greatest(0, extract(epoch from limited_until - now()) * 1000)::float8 as ms
      from model_limits where id = ${id}`.execute(this.#database)
    return rows[0]?.ms ?? 0
  }

  /** Milliseconds until the call that this books may be made: one after the other, so that no minute sees more. */
  async book(id: string, rate: ModelRate, tokens: number): Promise<number> {
    const request = rate.requests ? MINUTE_MS / rate.requests : 0
    const told = rate.tokens ? (MINUTE_MS / rate.tokens) * tokens : 0
    const { rows } = await sql<{ ms: number }>`
      update model_limits set
        requests_until = greatest(requests_until, now()) + ${request} * interval '1 millisecond',
        tokens_until = greatest(tokens_until, now()) + ${told} * interval '1 millisecond'
      where id = ${id}
      returning greatest(
        extract(epoch from requests_until - now()) * 1000 - ${request},
        extract(epoch from tokens_until - now()) * 1000 - ${told}
      )::float8 as ms`.execute(this.#database)
    return rows[0]?.ms ?? 0
  }

  /** A call took so many tokens more than it was booked with, or less. */
  async correct(id: string, rate: ModelRate, tokens: number): Promise<void> {
    if (!rate.tokens) return
    await sql`
      update model_limits set
        tokens_until = tokens_until + ${(MINUTE_MS / rate.tokens) * tokens} * interval '1 millisecond'
      where id = ${id}`.execute(this.#database)
  }

  async close(id: string, milliseconds: number): Promise<void> {
    await sql`
      update model_limits set limited_until =
        greatest(limited_until, now() + ${Math.min(milliseconds, LONGEST_MS)} * interval '1 millisecond')
      where id = ${id}`.execute(this.#database)
  }
}
