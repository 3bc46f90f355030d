import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Cursor } from '../../database/cursor.ts'
import { reached } from '../../database/unavailable.ts'
import type { QuestionRow, RunRow } from './rows.ts'
import type { RunQuery } from './schema.ts'

export type RunFilter = Omit<RunQuery, 'before'> & { readonly after?: Cursor | undefined }

/** Reads of runs and of what they ask. */
export class RunRepository {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  find(id: string): Promise<RunRow | undefined> {
    return reached(this.#database.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst())
  }

  newest({ team, status, emergency, search, limit, after }: RunFilter): Promise<RunRow[]> {
    let query = this.#database.selectFrom('runs').selectAll()
    if (team) query = query.where('team_id', '=', team)
    if (status) query = query.where('status', '=', status)
    if (emergency) query = query.where('emergency_id', '=', emergency)
    if (search) query = query.where(mentions(search))
    if (after)
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'id'), '<', tuple(after.createdAt, after.id)),
      )
    return reached(query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute())
  }

  async event(runId: string, seq: number) {
    return reached(
      this.#database
        .selectFrom('run_events')
        .select(['seq', 'at', 'kind', 'step', 'payload', 'detail'])
        .where('run_id', '=', runId)
        .where('seq', '=', String(seq))
        .executeTakeFirst(),
    )
  }

  /** What the engine told in this place, as far as it is kept. */
  async detailAt(runId: string, branch: string, ordinal: number): Promise<unknown> {
    const event = await reached(
      this.#database
        .selectFrom('run_events')
        .select('detail')
        .where('run_id', '=', runId)
        .where('branch', '=', branch)
        .where('ordinal', '=', ordinal)
        .executeTakeFirst(),
    )
    return event?.detail
  }

  /** What was said to all, in order. */
  said(runId: string) {
    return reached(
      this.#database
        .selectFrom('run_events')
        .select(['seq', 'payload'])
        .where('run_id', '=', runId)
        .where('kind', '=', 'message')
        .orderBy('seq')
        .execute(),
    )
  }

  question(runId: string, id: string): Promise<QuestionRow | undefined> {
    return reached(
      this.#questions().where('run_id', '=', runId).where('run_questions.id', '=', id).executeTakeFirst(),
    )
  }

  questionsOf(runId: string, limit: number): Promise<QuestionRow[]> {
    return reached(this.#questions().where('run_id', '=', runId).orderBy('asked_at').limit(limit).execute())
  }

  /** Of all runs that still want to know; those that have waited longest first. */
  openQuestions(limit: number): Promise<QuestionRow[]> {
    return reached(
      this.#questions()
        .where('answered_at', 'is', null)
        .where('runs.status', 'in', ['queued', 'running', 'waiting'])
        .orderBy('asked_at')
        .limit(limit)
        .execute(),
    )
  }

  #questions() {
    return this.#database
      .selectFrom('run_questions')
      .innerJoin('runs', 'runs.id', 'run_id')
      .selectAll('run_questions')
      .select('runs.team_name')
  }
}

/** In the words of the language's own texts, without regard to case; Chinese has no words to look up. */
function mentions(search: string) {
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(task ilike ${pattern} or team_name ilike ${pattern} or exists (
    select from run_events where run_id = runs.id and kind = 'message' and payload->'message'->>'content' ilike ${pattern}
  ))`
}
