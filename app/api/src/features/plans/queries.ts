import { sql } from 'kysely'
import type { Cursor } from '../../database/cursor.ts'
import { prepared } from '../../database/prepared.ts'
import type { PlanStatus } from './states.ts'

/** What is read of plans, each answered from an index. */

type OfPlan = { planId: string }

export const planById = prepared((database, { planId }: OfPlan) =>
  database.selectFrom('plans').selectAll().where('id', '=', planId),
)

export interface PlanFilter {
  readonly status?: PlanStatus | undefined
  readonly emergencyId?: string | undefined
  readonly limit: number
  /** Only plans that stand after this one in the list. */
  readonly after?: Cursor | undefined
}

type NewestFilter = Omit<PlanFilter, 'after'> & { createdAt: Date | undefined; id: string | undefined }

export const newestPlans = prepared(
  (database, { status, emergencyId, limit, createdAt, id }: NewestFilter) => {
    let query = database.selectFrom('plans').selectAll()
    if (status) query = query.where('status', '=', status)
    if (emergencyId) query = query.where('emergency_id', '=', emergencyId)
    if (createdAt && id)
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'id'), '<', tuple(createdAt, id)),
      )
    return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit)
  },
)

export const stepsOfPlan = prepared((database, { planId }: OfPlan) =>
  database
    .selectFrom('plan_steps')
    .select(['step', 'name', 'description'])
    .where('plan_id', '=', planId)
    .orderBy('step'),
)

export const tasksOfPlan = prepared((database, { planId }: OfPlan) =>
  database
    .selectFrom('plan_tasks')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('step')
    .orderBy('place'),
)

export const taskById = prepared((database, { planId, taskId }: OfPlan & { taskId: string }) =>
  database.selectFrom('plan_tasks').selectAll().where('plan_id', '=', planId).where('task_id', '=', taskId),
)

export const readyTasksOfPlan = prepared((database, { planId }: OfPlan) =>
  database
    .selectFrom('plan_tasks')
    .innerJoin('plans', 'plans.id', 'plan_tasks.plan_id')
    .selectAll('plan_tasks')
    .where('plan_id', '=', planId)
    .where('plan_tasks.status', '=', 'ready')
    .whereRef('step', '=', 'plans.current_step')
    .orderBy('place'),
)

/** In the words of the index `plan_tasks_open`: only then does PostgreSQL see that the index will do. */
const isOpen = sql<boolean>`plan_tasks.status in ('ready', 'inprogress')`

export const openTasksOfAssignee = prepared((database, given: { assignee: string; limit: number }) =>
  database
    .selectFrom('plan_tasks')
    .innerJoin('plans', 'plans.id', 'plan_tasks.plan_id')
    .selectAll('plan_tasks')
    .select(['plans.name as plan_name', 'plans.current_step'])
    .where('assignee', '=', given.assignee)
    .where(isOpen)
    .orderBy('plan_tasks.created_at', 'desc')
    .orderBy('plan_id')
    .orderBy('step')
    .orderBy('place')
    .limit(given.limit),
)

export const eventsOfPlan = prepared((database, given: OfPlan & { after: string; limit: number }) =>
  database
    .selectFrom('plan_events')
    .select(['seq', 'at', 'kind', 'actor', 'payload'])
    .where('plan_id', '=', given.planId)
    .where('seq', '>', given.after)
    .orderBy('seq')
    .limit(given.limit),
)

export const lastEventOfPlan = prepared((database, { planId }: OfPlan) =>
  database
    .selectFrom('plan_events')
    .select('seq')
    .where('plan_id', '=', planId)
    .orderBy('seq', 'desc')
    .limit(1),
)
