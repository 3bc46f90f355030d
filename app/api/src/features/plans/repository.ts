import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Cursor } from '../../database/cursor.ts'
import { reached } from '../../database/unavailable.ts'
import type { PlanRow, TaskRow } from './rows.ts'
import type { PlanStatus } from './states.ts'

/** In the words of the index `plan_tasks_open`: only then does PostgreSQL see that the index will do. */
const isOpen = sql<boolean>`plan_tasks.status in ('ready', 'inprogress')`

export interface PlanFilter {
  readonly status?: PlanStatus | undefined
  readonly emergencyId?: string | undefined
  readonly limit: number
  /** Only plans that stand after this one in the list. */
  readonly after?: Cursor | undefined
}

/** Reads of plans and tasks; each is answered from an index. */
export class PlanRepository {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  find(planId: string): Promise<PlanRow | undefined> {
    return reached(this.#database.selectFrom('plans').selectAll().where('id', '=', planId).executeTakeFirst())
  }

  newest({ status, emergencyId, limit, after }: PlanFilter): Promise<PlanRow[]> {
    let query = this.#database.selectFrom('plans').selectAll()
    if (status) query = query.where('status', '=', status)
    if (emergencyId) query = query.where('emergency_id', '=', emergencyId)
    if (after)
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'id'), '<', tuple(after.createdAt, after.id)),
      )
    return reached(query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute())
  }

  steps(planId: string) {
    return reached(
      this.#database
        .selectFrom('plan_steps')
        .select(['step', 'name', 'description'])
        .where('plan_id', '=', planId)
        .orderBy('step')
        .execute(),
    )
  }

  tasks(planId: string): Promise<TaskRow[]> {
    return reached(
      this.#database
        .selectFrom('plan_tasks')
        .selectAll()
        .where('plan_id', '=', planId)
        .orderBy('step')
        .orderBy('place')
        .execute(),
    )
  }

  task(planId: string, taskId: string): Promise<TaskRow | undefined> {
    return reached(
      this.#database
        .selectFrom('plan_tasks')
        .selectAll()
        .where('plan_id', '=', planId)
        .where('task_id', '=', taskId)
        .executeTakeFirst(),
    )
  }

  /** What can be worked on now: only in the step that the plan has come to. */
  readyTasks(planId: string): Promise<TaskRow[]> {
    return reached(
      this.#database
        .selectFrom('plan_tasks')
        .innerJoin('plans', 'plans.id', 'plan_tasks.plan_id')
        .selectAll('plan_tasks')
        .where('plan_id', '=', planId)
        .where('plan_tasks.status', '=', 'ready')
        .whereRef('step', '=', 'plans.current_step')
        .orderBy('place')
        .execute(),
    )
  }

  /** Of everything that is open for an agent, what belongs to the newest plans. */
  openTasksOf(assignee: string, limit: number) {
    return reached(
      this.#database
        .selectFrom('plan_tasks')
        .innerJoin('plans', 'plans.id', 'plan_tasks.plan_id')
        .selectAll('plan_tasks')
        .select(['plans.name as plan_name', 'plans.current_step'])
        .where('assignee', '=', assignee)
        .where(isOpen)
        .orderBy('plan_tasks.created_at', 'desc')
        .orderBy('plan_id')
        .orderBy('step')
        .orderBy('place')
        .limit(limit)
        .execute(),
    )
  }
}
