import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import { topicOf } from '../../features/runs/events.ts'
import type { Announcer } from '../../live/event.ts'
import { NotOurs } from '../durable/runtime.ts'
import { insist } from './insist.ts'
import { storable, type Told } from './told.ts'

export interface RecordedRun {
  readonly id: string
  readonly teamId: string
  /** Which of the processes that have worked on the run this one is; writes of earlier ones are refused. */
  readonly attempt: number
}

/** What waits to be written while the database is slow; whoever tells more waits along. */
const LONGEST_BACKLOG = 64

/**
 * Writes down what a run tells, in the order in which it was told. Many are written in one statement when they come
 * fast, and the run goes on meanwhile: what a crash takes from the backlog is told again when the run is taken up.
 */
export class Recorder {
  readonly #database: Database
  readonly #announcer: Announcer
  readonly #run: RecordedRun
  readonly #signal: AbortSignal
  #backlog: Told[] = []
  #writing: Promise<void> | undefined
  #failure: unknown

  constructor(
    { database, announcer }: { readonly database: Database; readonly announcer: Announcer },
    run: RecordedRun,
    signal: AbortSignal,
  ) {
    this.#database = database
    this.#announcer = announcer
    this.#run = run
    this.#signal = signal
  }

  async add(told: Told): Promise<void> {
    if (this.#failure) throw this.#failure
    this.#backlog.push(told)
    this.#writing ??= this.#writeAll()
    if (this.#backlog.length > LONGEST_BACKLOG) await this.settled()
  }

  /** Everything told so far is written. Rejects with `NotOurs` when it may not be any more. */
  async settled(): Promise<void> {
    await this.#writing
    if (this.#failure) throw this.#failure
  }

  async #writeAll(): Promise<void> {
    try {
      // What is told in the same turn of the event loop goes together.
      await new Promise(setImmediate)
      while (this.#backlog.length > 0) {
        const batch = this.#backlog
        this.#backlog = []
        await this.#write(batch)
      }
    } catch (error) {
      this.#failure = error
    } finally {
      this.#writing = undefined
    }
  }

  async #write(batch: readonly Told[]): Promise<void> {
    const before = await insist(() => this.#store(batch), this.#signal)
    for (const [index, { at, kind, payload }] of batch.entries())
      this.#announcer.announce({
        ...{ topic: topicOf(this.#run.id), seq: before + index + 1 },
        ...{ at: at.toISOString(), kind, payload },
      })
  }

  /** Gives the number after which the batch was written. */
  async #store(batch: readonly Told[]): Promise<number> {
    const { id, teamId, attempt } = this.#run
    const totals = totalsOf(batch)
    const [first] = batch
    const rows = batch.map(({ at, kind, step, branch, ordinal, payload, detail, paid }, index) => ({
      ...{ place: index + 1, at, kind, step, branch, ordinal, payload, detail, paid },
    }))
    const written = await sql<{ before: string }>`
      with head as (
        update runs set
          last_seq = last_seq + ${batch.length}, step = greatest(step, ${totals.step}),
          message_count = message_count + ${totals.messages}, call_count = call_count + ${totals.calls},
          prompt_tokens = prompt_tokens + ${totals.promptTokens},
          cached_tokens = cached_tokens + ${totals.cachedTokens},
          completion_tokens = completion_tokens + ${totals.completionTokens}, cost = cost + ${totals.cost}
        where id = ${id} and attempt = ${attempt} and status = 'running' and not exists (
          select from run_events where run_id = ${id} and branch = ${first?.branch} and ordinal = ${first?.ordinal}
        )
        returning last_seq - ${batch.length} as before
      ), told as (
        select * from jsonb_to_recordset(${storable(rows)}::jsonb) as told(
          place integer, at timestamptz, kind text, step integer, branch text, ordinal integer,
          payload jsonb, detail jsonb, paid jsonb
        )
      ), events as (
        insert into run_events (run_id, seq, at, kind, step, branch, ordinal, payload, detail)
        select ${id}, before + place, at, kind, step, branch, ordinal, payload, detail from head, told
      ), usage as (
        insert into run_usage (
          run_id, seq, at, team_id, agent, model, prompt_tokens, cached_tokens, completion_tokens, cost, milliseconds
        )
        select ${id}, before + place, at, ${teamId}, paid->>'agent', paid->>'model', (paid->>'promptTokens')::integer,
          (paid->>'cachedTokens')::integer, (paid->>'completionTokens')::integer, (paid->>'cost')::numeric,
          (paid->>'milliseconds')::integer
        from head, told where paid is not null
      )
      select before from head`.execute(this.#database)
    const before = written.rows[0]?.before ?? (await this.#writtenBefore(first))
    if (before === undefined) throw new NotOurs()
    return Number(before)
  }

  /** The answer to an earlier attempt to write the batch may have been lost with a connection. */
  async #writtenBefore(first: Told | undefined): Promise<number | undefined> {
    if (!first) return undefined
    const event = await this.#database
      .selectFrom('run_events')
      .innerJoin('runs', 'runs.id', 'run_id')
      .select('seq')
      .where('run_id', '=', this.#run.id)
      .where('branch', '=', first.branch)
      .where('ordinal', '=', first.ordinal)
      .where('attempt', '=', this.#run.attempt)
      .executeTakeFirst()
    return event && Number(event.seq) - 1
  }
}

function totalsOf(batch: readonly Told[]) {
  const sum = (of: (told: Told) => number | undefined) =>
    batch.reduce((total, told) => total + (of(told) ?? 0), 0)
  return {
    step: Math.max(...batch.map(({ step }) => step)),
    messages: sum(({ said }) => Number(said)),
    calls: sum(({ paid }) => paid && 1),
    promptTokens: sum(({ paid }) => paid?.promptTokens),
    cachedTokens: sum(({ paid }) => paid?.cachedTokens),
    completionTokens: sum(({ paid }) => paid?.completionTokens),
    cost: sum(({ paid }) => paid?.cost),
  }
}
