import type { Database } from '../../database/connect.ts'
import { reached } from '../../database/unavailable.ts'
import {
  newestPlans,
  openTasksOfAssignee,
  type PlanFilter,
  planById,
  readyTasksOfPlan,
  stepsOfPlan,
  taskById,
  tasksOfPlan,
} from './queries.ts'
import type { PlanRow, TaskRow } from './rows.ts'

/** Reads of plans and tasks; each is answered from an index. */
export class PlanRepository {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async find(planId: string): Promise<PlanRow | undefined> {
    return (await reached(planById(this.#database, { planId }))).at(0)
  }

  newest({ after, ...filter }: PlanFilter): Promise<PlanRow[]> {
    return reached(newestPlans(this.#database, { ...filter, createdAt: after?.createdAt, id: after?.id }))
  }

  steps(planId: string) {
    return reached(stepsOfPlan(this.#database, { planId }))
  }

  tasks(planId: string): Promise<TaskRow[]> {
    return reached(tasksOfPlan(this.#database, { planId }))
  }

  async task(planId: string, taskId: string): Promise<TaskRow | undefined> {
    return (await reached(taskById(this.#database, { planId, taskId }))).at(0)
  }

  /** What can be worked on now: only in the step that the plan has come to. */
  readyTasks(planId: string): Promise<TaskRow[]> {
    return reached(readyTasksOfPlan(this.#database, { planId }))
  }

  /** Of everything that is open for an agent, what belongs to the newest plans. */
  openTasksOf(assignee: string, limit: number) {
    return reached(openTasksOfAssignee(this.#database, { assignee, limit }))
  }
}
