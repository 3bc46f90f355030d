import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import type { DurableOrders } from '../../agents/durable/runtime.ts'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'

const DAY_MS = 86_400_000
/** So long a run can be forked. What was said in it, and what it cost, is kept. */
const JOURNAL_DAYS = 30
/** The requests of models repeat the conversation in each call, and are most of what a run takes. */
const DETAIL_DAYS = 90
/** Of the topic `runs`: who comes back after longer than this reads the list anew. */
const LIST_EVENTS = 10_000
const PAGE = 500

/** Removes what runs that ended long ago need no more. */
export class Retention {
  readonly #database: Database
  readonly #orders: DurableOrders
  readonly #clock: Clock

  constructor(parts: { readonly database: Database; readonly orders: DurableOrders; readonly clock: Clock }) {
    this.#database = parts.database
    this.#orders = parts.orders
    this.#clock = parts.clock
  }

  async run(): Promise<{ journals: number; details: number }> {
    const journals = await this.#forgetJournals()
    const details = await this.#forgetDetails()
    await this.#shortenList()
    return { journals, details }
  }

  async #forgetJournals(): Promise<number> {
    let forgotten = 0
    for (;;) {
      const ended = await this.#database
        .selectFrom('runs')
        .select('id')
        .where('ended_at', '<', this.#daysAgo(JOURNAL_DAYS))
        .where('journal_kept', '=', true)
        .limit(PAGE)
        .execute()
      const ids = ended.map(({ id }) => id)
      if (ids.length === 0) return forgotten
      await this.#orders.forget(ids)
      await this.#database.updateTable('runs').set({ journal_kept: false }).where('id', 'in', ids).execute()
      forgotten += ids.length
    }
  }

  async #forgetDetails(): Promise<number> {
    const { numUpdatedRows } = await this.#database
      .updateTable('run_events')
      .set({ detail: null })
      .where('detail', 'is not', null)
      .where('at', '<', this.#daysAgo(DETAIL_DAYS))
      .executeTakeFirst()
    return Number(numUpdatedRows)
  }

  async #shortenList(): Promise<void> {
    await this.#database
      .deleteFrom('run_changes')
      .where('seq', '<=', ({ selectFrom }) =>
        selectFrom('run_changes_head').select(({ eb }) =>
          eb('last_seq', '-', sql<string>`${LIST_EVENTS}`).as('seq'),
        ),
      )
      .execute()
  }

  #daysAgo(days: number): Date {
    return new Date(this.#clock().getTime() - days * DAY_MS)
  }
}

/** Tidies up once a night, or rather a day after the start and each further day. */
export class RetentionRounds {
  readonly #retention: Retention
  readonly #logger: FastifyBaseLogger
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(retention: Retention, logger: FastifyBaseLogger) {
    this.#retention = retention
    this.#logger = logger
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#running = this.#round()
    }, DAY_MS).unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }

  async #round(): Promise<void> {
    try {
      const { journals, details } = await this.#retention.run()
      if (journals + details > 0)
        this.#logger.info({ journals, details }, 'What old runs need no more was removed')
    } catch (error) {
      this.#logger.warn({ err: error }, 'Old runs could not be tidied up; tried again in a day')
    }
  }
}
